namespace Guardrails.Local.Services.CloudFormation;

/// <summary>CloudFormation's state of StackSets.</summary>
internal sealed class StackSetState
{
    /// <summary>Trusted access in the organization: ENABLED, DISABLED or DISABLED_PERMANENTLY.</summary>
    public string Access { get; set; } = "DISABLED";

    /// <summary>StackSets by name.</summary>
    public SortedDictionary<string, StackSet> StackSets { get; } = new(StringComparer.Ordinal);
}
