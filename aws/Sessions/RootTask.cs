using Guardrails.Core.Ids;
using Guardrails.Core.Names;

namespace Guardrails.Aws.Sessions;

/// <summary>The purpose of a root session: AWS narrows it to the task's policy.</summary>
public sealed class RootTask
{
    private readonly Func<Partition, string> _policyArn;

    private RootTask(Func<Partition, string> policyArn) => _policyArn = policyArn;

    /// <summary>Lists the root user's credentials, and changes nothing.</summary>
    public static RootTask Audit { get; } = new(TaskPolicies.Audit);

    internal string PolicyArn(Partition partition) => _policyArn(partition);
}
