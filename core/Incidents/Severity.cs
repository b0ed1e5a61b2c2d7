namespace Guardrails.Core.Incidents;

/// <summary>The urgency of an incident: the greatest of all that was observed about it.</summary>
public enum Severity
{
    /// <summary>Recorded and counted; nobody is told.</summary>
    Low,

    /// <summary>Told within minutes; many at once become one digest.</summary>
    High,

    /// <summary>Told at once, alone and before everything else.</summary>
    Critical,
}
