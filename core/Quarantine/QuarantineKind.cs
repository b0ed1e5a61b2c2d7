namespace Guardrails.Core.Quarantine;

/// <summary>The reason for a quarantine, which decides how much it denies.</summary>
public enum QuarantineKind
{
    /// <summary>A key is on its way out: the root user alone is stopped.</summary>
    Removal,

    /// <summary>A key has leaked: sessions that it may have federated are stopped, too.</summary>
    Leak,
}
