using Guardrails.Local.Functions;

namespace Guardrails.Local.State;

internal sealed partial class World
{
    /// <summary>Log groups by ARN.</summary>
    public SortedDictionary<string, LogGroup> LogGroups { get; } = new(StringComparer.Ordinal);

    /// <summary>Lambda functions by ARN.</summary>
    public SortedDictionary<string, LambdaFunction> Functions { get; } = new(StringComparer.Ordinal);

    /// <summary>S3 buckets by name.</summary>
    public SortedDictionary<string, Bucket> Buckets { get; } = new(StringComparer.Ordinal);

    /// <summary>What AWS Config knows.</summary>
    public ConfigState Config { get; } = new();

    /// <summary>StackSets by name.</summary>
    public SortedDictionary<string, StackSet> StackSets { get; } = new(StringComparer.Ordinal);

    /// <summary>CloudFormation stacks by account, Region and name.</summary>
    public SortedDictionary<string, Stack> Stacks { get; } = new(StringComparer.Ordinal);

    /// <summary>Custom resources that have not answered yet, by the secret part of their response URL.</summary>
    public Dictionary<string, CustomResourceAnswer> Unanswered { get; } = [];

    /// <summary>Runs the functions; null until the organization has an endpoint.</summary>
    public FunctionHost? FunctionHost { get; set; }
}
