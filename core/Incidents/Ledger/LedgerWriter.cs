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
}
