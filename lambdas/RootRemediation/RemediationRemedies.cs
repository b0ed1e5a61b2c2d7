using Guardrails.Aws.Calls;
using Guardrails.Core.Names;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.RootRemediation;

/// <summary>The function's words for calls that fail.</summary>
internal static class RemediationRemedies
{
    /// <summary>The function, as it calls AWS: it runs every few minutes, and its token is its deadline.</summary>
    public static CallTerms Terms { get; } = new(For) { TokenIsDeadline = true };

    private static string For(FailedCall failed) => failed switch
    {
        { Cause: FailureCause.Denied, Action: CloudTrailActions.LookupEvents } =>
            $"see which policy keeps the role {DeployedNames.EventHistory} of the account from reading its event "
            + "history in that Region, and resume.",
        { Cause: FailureCause.Denied, Action: StsActions.AssumeRole } =>
            $"see that stack {DeployedNames.OrganizationStack} is deployed and brought its roles to the account, and "
            + "that no policy denies sts:AssumeRole to this function.",
        { Cause: FailureCause.Denied, Action: StsActions.AssumeRoot } =>
            "see which service control policy denies the root session (guardrails plan names it), and resume.",
        _ => FunctionRemedies.For(failed),
    };
}
