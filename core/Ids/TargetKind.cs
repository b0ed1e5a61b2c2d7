namespace Guardrails.Core.Ids;

/// <summary>The kinds of policy target, from the top of an organization's tree to its leaves.</summary>
public enum TargetKind
{
    /// <summary>The root of the tree.</summary>
    Root,

    /// <summary>An organizational unit.</summary>
    Unit,

    /// <summary>An account.</summary>
    Account,
}
