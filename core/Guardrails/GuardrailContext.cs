using Guardrails.Core.Ids;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Guardrails;

/// <summary>Everything that a guardrail's statements depend on besides the guardrail.</summary>
/// <param name="Partition">The partition that its ARNs are in.</param>
/// <param name="Exemptions">The exemptions from this guardrail, in any order.</param>
public sealed record GuardrailContext(Partition Partition, IReadOnlyList<Exemption> Exemptions)
{
    /// <summary>True where accounts get an AWS Config recorder from here, which is then protected, too.</summary>
    public bool ProtectsRecorder { get; init; }

    /// <summary>Recorders and trails of other teams that are protected, too.</summary>
    public Protection Protection { get; init; } = Protection.None;

    /// <summary>
    /// The delegated administrator account, for guardrails of its own; null where it is of no matter.
    /// </summary>
    public DelegatedAdministrator? DelegatedAdministrator { get; init; }

    /// <summary>The same, for a guardrail that stands in that account alone.</summary>
    internal DelegatedAdministrator OfDelegatedAdministrator => DelegatedAdministrator
        ?? throw new InvalidOperationException("This guardrail is of the delegated administrator account: name it.");

    /// <summary>The condition key by which accounts are exempt.</summary>
    internal const string ExemptKey = "aws:PrincipalAccount";

    /// <summary>
    /// The statement, sparing the exempt accounts until their end dates: the statement itself passes over them, and a
    /// second one for each end date denies them again once that day (UTC) is over. So the policy enforces the end,
    /// nobody has to remember it.
    /// </summary>
    /// <remarks>
    /// Both keys are in every request by a principal of an account; should <c>aws:PrincipalAccount</c> be missing, the
    /// negated operator matches and the first statement denies. Should <c>aws:CurrentTime</c> be missing,
    /// <c>IfExists</c> matches and the exemption counts as over.
    /// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
    /// </remarks>
    public IReadOnlyList<PolicyStatement> WithExemptions(PolicyStatement deny)
    {
        if (Exemptions.Count == 0)
            return [deny];

        return
        [
            deny.When("StringNotEquals", ExemptKey, Accounts(Exemptions)),
            .. from exemption in Exemptions
               group exemption by exemption.EndsOn into sameEnd
               orderby sameEnd.Key
               select (deny with { Sid = $"{deny.Sid}After{sameEnd.Key:yyyyMMdd}" })
                   .When("StringEquals", ExemptKey, Accounts(sameEnd))
                   .When("DateGreaterThanIfExists", "aws:CurrentTime", $"{sameEnd.Key:yyyy-MM-dd}T23:59:59Z"),
        ];
    }

    private static IReadOnlyList<string> Accounts(IEnumerable<Exemption> exemptions) =>
        [.. exemptions.Select(exemption => exemption.Account.Value).Distinct().Order(StringComparer.Ordinal)];
}
