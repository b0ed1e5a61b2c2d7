using Guardrails.Aws.Calls;
using Guardrails.Core.Json;
using Guardrails.Core.Names;
using Guardrails.Core.Roles.Deployment;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.IncidentAlerts;

/// <summary>The function's words for calls that fail.</summary>
internal static class AlertRemedies
{
    /// <summary>The function as it calls AWS: stream and sweep repeat, and its token is its deadline.</summary>
    public static CallTerms Terms { get; } = new(For) { TokenIsDeadline = true };

    private static string Sweep => Counted.Of(Schedules.SweepEvery);

    private static string For(FailedCall failed) => failed switch
    {
        { Cause: FailureCause.Denied, Action: SnsActions.Publish or SnsActions.ListSubscriptionsByTopic } =>
            $"check that the topics and their key are as stack {DeployedNames.LedgerStack} made them, and this "
            + $"function's role; what is not sent is tried again every {Sweep}.",
        { Cause: FailureCause.Denied } =>
            $"check that stack {DeployedNames.LedgerStack} is deployed, and this function's role; what is not told is "
            + $"tried again every {Sweep}.",
        _ => FunctionRemedies.For(failed),
    };
}
