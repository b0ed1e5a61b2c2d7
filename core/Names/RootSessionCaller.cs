using Guardrails.Core.Ids;

namespace Guardrails.Core.Names;

/// <summary>A role that may open root sessions, as an environment variable says it.</summary>
/// <param name="Role">The role's ARN.</param>
/// <param name="TaskPolicies">The ARNs of the task policies that it may open one for.</param>
public sealed record RootSessionCaller(string Role, IReadOnlySet<string> TaskPolicies)
{
    private const char Is = '=';
    private const char And = '+';

    /// <summary>The text: the role's ARN, and the last parts of its task policies' ARNs.</summary>
    public override string ToString() =>
        $"{Role}{Is}{string.Join(And, TaskPolicies.Select(arn => arn[(arn.LastIndexOf('/') + 1)..])
            .Order(StringComparer.Ordinal))}";

    /// <summary>Reads the text; null where it is none.</summary>
    public static RootSessionCaller? TryParse(string? text, Partition partition) => text?.Split(Is) switch
    {
        [{ Length: > 0 } role, { Length: > 0 } tasks] => new(
            role,
            tasks.Split(And).Select(task => Names.TaskPolicies.Of(task, partition)).ToHashSet(StringComparer.Ordinal)),
        _ => null,
    };
}
