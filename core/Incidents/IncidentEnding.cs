namespace Guardrails.Core.Incidents;

/// <summary>The way in which an incident ended. Where its parts ended differently, the last of these counts.</summary>
public enum IncidentEnding
{
    /// <summary>A listed caller's AssumeRoot explains it: it was none.</summary>
    Explained,

    /// <summary>Newer evidence shows that the state is over.</summary>
    Remediated,

    /// <summary>The organization file no longer asks about the state, which may go on.</summary>
    Lapsed,

    /// <summary>A named person looked at it.</summary>
    Acknowledged,

    /// <summary>14 days passed and nobody looked.</summary>
    NobodyLooked,

    /// <summary>The account left or was closed; what was open stayed so.</summary>
    Left,
}
