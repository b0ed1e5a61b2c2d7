using Guardrails.Core.Controls.Catalog;

namespace Guardrails.Core.Reporting;

/// <summary>The one thing to do next about an account, in a sentence.</summary>
internal static class NextStep
{
    /// <summary>The step that matters most; empty where there is nothing to do.</summary>
    public static string Of(
        IReadOnlyList<ControlAnswer> controls,
        IReadOnlyList<ReportedKey> keys,
        IReadOnlyList<ReportedIncident> open,
        string? unread)
    {
        if (keys.Count > 0)
        {
            return $"Find out what uses {(keys.Count == 1 ? "the root access key" : "the root access keys")}, replace "
                + "the use by a role, and have it deleted: docs/playbook.md has the steps.";
        }

        if (unread is not null)
            return "Make the report again: the ledger could not be read of this account.";
        if (controls.FirstOrDefault(one => one.IsUnknown) is { } unknown)
            return $"Restore the evidence on {unknown.Control}: {unknown.Findings[0]}";
        if (controls.FirstOrDefault(one => one.Standing == Standing.NonCompliant) is { } bad)
            return bad.Control is nameof(RootMfa) or nameof(RootHardwareMfa)
                ? "Enrol MFA of the required kind for the root user, or have its credentials removed centrally."
                : $"{bad.Control}: {bad.Findings[0]}";
        return open is [var first, ..] ? first.FirstStep : "";
    }
}
