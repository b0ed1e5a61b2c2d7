namespace Guardrails.Lambda.RootActivity;

/// <summary>The outcomes of a message, as the log names them.</summary>
internal static class Outcomes
{
    /// <summary>The ledger has everything that it says.</summary>
    public const string Recorded = "recorded";

    /// <summary>It says nothing that is to be recorded.</summary>
    public const string Nothing = "nothing";

    /// <summary>It does not prove its account: it is kept, and not believed.</summary>
    public const string Suspect = "suspect";

    /// <summary>Nobody can read it: it was put aside.</summary>
    public const string Malformed = "malformed";

    /// <summary>It was not recorded, and stays in the queue.</summary>
    public const string Failed = "failed";
}
