namespace Guardrails.Core.Remediation;

/// <summary>The answers to the question what uses a credential.</summary>
public enum ProvenUse
{
    /// <summary>Nothing, for 90 days and in every enabled Region.</summary>
    Unused,

    /// <summary>Something that is named.</summary>
    Used,

    /// <summary>Something: its last use is later than every event, or of a service that logs none.</summary>
    UsedByWhatIsNotKnown,
}

/// <summary>A credential, and what was found out about its use. What could not be read is no proof.</summary>
/// <param name="Credential">The credential.</param>
/// <param name="Use">The answer.</param>
/// <param name="LastUse">The time of its last use (UTC) as AWS shows it; null where there is none.</param>
/// <param name="Findings">Sentences for whoever decides, the most important first.</param>
public sealed record KeyProof(
    RootCredential Credential, ProvenUse Use, DateTimeOffset? LastUse, IReadOnlyList<string> Findings);
