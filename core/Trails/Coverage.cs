namespace Guardrails.Core.Trails;

/// <summary>The answers to whether a trail of the organization brings what happens in every account.</summary>
public enum Coverage
{
    /// <summary>It cannot be told.</summary>
    Unknown,

    /// <summary>None does. An account may have a trail of its own, which is not seen from here.</summary>
    None,

    /// <summary>One brings what writes, and none brings what reads.</summary>
    WritesOnly,

    /// <summary>One does, or several together do.</summary>
    All,
}
