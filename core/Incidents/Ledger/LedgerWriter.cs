namespace Guardrails.Core.Incidents.Ledger;

/// <summary>
/// A function that writes to the ledger. The keys of its rows begin with its name, and IAM pins it to them.
/// </summary>
/// <remarks>
/// Source of the condition key:
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
/// </remarks>
public enum LedgerWriter
{
    /// <summary>The evaluator: verdicts.</summary>
    RootPostureRule,

    /// <summary>The function that hears events.</summary>
    RootActivity,

    /// <summary>The function that tells people.</summary>
    IncidentAlerts,

    /// <summary>The daily comparison.</summary>
    Reconciliation,

    /// <summary>Decisions of people.</summary>
    Decisions,

    /// <summary>The daily report: the organization's numbers of each day.</summary>
    ComplianceReport,

    /// <summary>The function that takes the steps of remediations: their logs, and unknown quarantines.</summary>
    RootRemediation,

    /// <summary>The function that deletes: the sessions that it opened.</summary>
    RootDeletion,
}

/// <summary>The writers whose rows are observations.</summary>
public static class ObservingWriters
{
    /// <summary>All of them: whoever reads what was observed reads the rows of each. The only list.</summary>
    public static IReadOnlyList<LedgerWriter> All { get; } =
    [
        LedgerWriter.RootPostureRule, LedgerWriter.RootActivity, LedgerWriter.IncidentAlerts,
        LedgerWriter.Reconciliation, LedgerWriter.Decisions, LedgerWriter.RootRemediation,
    ];
}
