namespace Guardrails.Core.Incidents;

/// <summary>The way in which what was observed comes to an end.</summary>
public enum ClosingRule
{
    /// <summary>A state: newer evidence alone ends it. An event may begin it and never ends it.</summary>
    Evidence,

    /// <summary>An act: a named person ends it, or 14 days without one, which every report counts.</summary>
    Acknowledgement,
}
