using Guardrails.Aws.Calls;
using Guardrails.Core.Names;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.RootActivity;

/// <summary>The function's words for calls that fail.</summary>
internal static class ActivityRemedies
{
    /// <summary>The function, as it calls AWS: the queue repeats, and its token is the function's deadline.</summary>
    public static CallTerms Terms { get; } = new(For) { TokenIsDeadline = true };

    private static string For(FailedCall failed) => failed switch
    {
        { Cause: FailureCause.Denied, Action: OrganizationsActions.DescribeAccount } =>
            "check that this function runs in a delegated administrator of the organization, and the function's role.",
        { Cause: FailureCause.Denied, Action: SqsActions.SendMessage } =>
            $"check that the function's role and the queue {DeployedNames.RootActivityFailedQueue} are as stack "
            + $"{DeployedNames.ActivityStack} made them; the message stays in its queue meanwhile.",
        { Cause: FailureCause.Denied } =>
            $"check that stack {DeployedNames.LedgerStack} is deployed, and this function's role; the message stays in "
            + "its queue meanwhile.",
        _ => FunctionRemedies.For(failed),
    };
}
