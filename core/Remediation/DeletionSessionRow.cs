using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Core.Remediation;

/// <summary>
/// The row of a root session that was opened to delete. It is written before the session is used, and is what tells a
/// deletion that people decided on from any other one.
/// </summary>
public static class DeletionSessionRow
{
    /// <summary>The row.</summary>
    /// <param name="one">The remediation, which was approved.</param>
    /// <param name="accessKeyId">The id of the session's access key, which is no secret.</param>
    /// <param name="opened">The time at which it was opened (UTC).</param>
    public static LedgerRow Of(RemediationCase one, string accessKeyId, DateTimeOffset opened)
    {
        ArgumentNullException.ThrowIfNull(one);
        return new(
            RemediationKeys.OfSession(one.Account, accessKeyId),
            new Dictionary<string, string>
            {
                ["account"] = one.Account.Value,
                ["remediation"] = one.Id,
                ["opened"] = RowText.Of(opened),
                ["startedBy"] = one.Start.Person,
                ["approvedBy"] = one.Approval?.By.Person
                    ?? throw new ArgumentException($"Nobody approved the remediation {one.Id}.", nameof(one)),
            },
            new Dictionary<string, IReadOnlyList<string>>());
    }
}
