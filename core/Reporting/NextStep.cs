using Guardrails.Core.Controls.Catalog;

namespace Guardrails.Core.Reporting;

/// <summary>The one thing to do next about an account, in a sentence.</summary>
internal static class NextStep
{
    /// <summary>The step that matters most; empty where there is nothing to do.</summary>
    public static string Of(
        AccountFacts facts,
        AccountReach reach,
        IReadOnlyList<ControlAnswer> controls,
        IReadOnlyList<ReportedKey> keys,
        IReadOnlyList<ReportedIncident> open)
    {
        if (keys.Count > 0)
        {
            return $"Find out what uses {(keys.Count == 1 ? "the root access key" : "the root access keys")}, replace "
                + "the use by a role, and have it deleted: "
                + (reach == AccountReach.Member
                    ? $"guardrails remediate start {facts.Account} --reason TEXT."
                    : "docs/runbooks.md has the steps.");
        }

        if (facts.Unread is not null)
            return "Make the report again: the ledger could not be read of this account.";
        if (controls.FirstOrDefault(one => one.IsUnknown) is { } unknown)
            return $"Restore the evidence on {unknown.Control}: {unknown.Findings[0]}";
        if (controls.FirstOrDefault(one => one.Standing == Standing.NonCompliant) is { } bad)
            return bad.Control is nameof(RootMfa) or nameof(RootHardwareMfa)
                ? OfMfa(facts, reach)
                : $"{bad.Control}: {bad.Findings[0]}";
        return open is [var first, ..] ? first.FirstStep : "";
    }

    /// <summary>Without credentials there is nothing that MFA would protect: the control is then compliant.</summary>
    private static string OfMfa(AccountFacts facts, AccountReach reach) => reach == AccountReach.Member
        ? "Have the root user's credentials removed if nobody needs them (guardrails remediate start "
            + $"{facts.Account} --credentials password --reason TEXT), or enrol MFA of the required kind."
        : "Enrol MFA of the required kind for the root user.";
}
