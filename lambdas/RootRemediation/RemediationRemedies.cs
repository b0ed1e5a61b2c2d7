using Guardrails.Aws.Calls;
using Guardrails.Core.Names;

namespace Guardrails.Lambda.RootRemediation;

/// <summary>The function's words for calls that fail. A step is tried again, and halts after some failures.</summary>
internal static class RemediationRemedies
{
    private const string Again = "It is tried again by itself, and halts if this persists: then ";

    /// <summary>The function, as it calls AWS: it runs every few minutes, and its token is its deadline.</summary>
    public static CallTerms Terms { get; } = new(For) { TokenIsDeadline = true };

    private static string For(FailedCall failed) => failed switch
    {
        { Cause: FailureCause.Denied, Action: CloudTrailActions.LookupEvents } => Again
            + $"see which policy keeps the role {DeployedNames.EventHistory} of the account from reading its event "
            + "history in that Region, and resume.",
        { Cause: FailureCause.Denied, Action: StsActions.AssumeRole } => Again
            + $"see that stack {DeployedNames.OrganizationStack} is deployed and brought its roles to the account, and "
            + "that no policy denies sts:AssumeRole to this function; resume.",
        { Cause: FailureCause.Denied, Action: StsActions.AssumeRoot } => Again
            + "see which service control policy denies the root session (guardrails plan names it), and resume.",
        { Cause: FailureCause.Denied } => Again
            + "see which policy denies the call to the role that the message names, and resume.",
        { Cause: FailureCause.Throttled } => Again
            + "see what else calls AWS so often in the account, wait for its end, and resume.",
        { Cause: FailureCause.Credentials or FailureCause.Clock } => Again
            + "check that the account is active and the Region enabled in it, and resume.",
        { Cause: FailureCause.NoAnswer or FailureCause.NoConnection } => Again
            + "look for the service in the AWS Health Dashboard, and resume when it answers.",
        _ => Again + "see the message, correct its cause, and resume; or report it as a bug.",
    };
}
