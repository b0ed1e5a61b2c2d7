namespace Guardrails.Core.Decisions;

/// <summary>The outcomes of a decision that was sent, as the function answers them.</summary>
public static class DecisionOutcome
{
    /// <summary>It stands in the ledger now.</summary>
    public const string Recorded = "recorded";

    /// <summary>It stood in the ledger before; nothing changed.</summary>
    public const string Already = "already";

    /// <summary>Nothing was recorded; the finding says why.</summary>
    public const string Refused = "refused";
}
