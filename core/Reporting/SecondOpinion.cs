namespace Guardrails.Core.Reporting;

/// <summary>
/// The accounts that AWS Config's aggregator shows for one control: a copy that an account's administrators can change,
/// and that differs from the ledger for hours after every change.
/// </summary>
/// <param name="Compliant">Accounts shown as COMPLIANT.</param>
/// <param name="NonCompliant">Accounts shown as NON_COMPLIANT.</param>
/// <param name="Unclear">Accounts with several results of which nobody can tell which is ours.</param>
public sealed record SecondOpinion(int Compliant, int NonCompliant, int Unclear)
{
    /// <summary>Counts the copies of the organization's accounts.</summary>
    internal static SecondOpinion Of(IReadOnlyList<ControlAnswer> answers) => new(
        answers.Count(one => one.Copy == Standing.Compliant),
        answers.Count(one => one.Copy == Standing.NonCompliant),
        answers.Count(one => one.Copy == Standing.Unknown));
}
