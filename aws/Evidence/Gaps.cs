using Guardrails.Aws.Calls;
using Guardrails.Core.Evidence;

namespace Guardrails.Aws.Evidence;

/// <summary>Calls that failed, as gaps in the evidence.</summary>
internal static class Gaps
{
    /// <summary>The gap that a failed call leaves.</summary>
    public static Gap ToGap(this AwsCallException exception) =>
        new(exception.Reason, exception.Remedy) { Refused = exception.Refused };

    /// <summary>A successful answer that cannot be what AWS knows.</summary>
    public static AwsCallException Unreadable(this AwsCalls calls, string action, string why) =>
        calls.Failed(action, why, "nothing is judged by it; report this as a bug if this persists.");
}
