using Guardrails.Aws.Calls;
using Guardrails.Core.Names;

namespace Guardrails.Lambda.RootDeletion;

/// <summary>The function's words for calls that fail. Whoever invoked it tries again, and tells people.</summary>
internal static class DeletionRemedies
{
    /// <summary>The function, as it calls AWS: its token is the function's deadline.</summary>
    public static CallTerms Terms { get; } = new(For) { TokenIsDeadline = true };

    private static string For(FailedCall failed) => failed switch
    {
        { Cause: FailureCause.Denied, Action: StsActions.AssumeRoot } =>
            "see which service control policy denies the root session (guardrails plan names it), and resume.",
        { Cause: FailureCause.Denied, Action: DynamoDbActions.Query or DynamoDbActions.PutItem } =>
            $"check that the table and the function's role are as stack {DeployedNames.RemediationStack} made them, "
            + "and resume.",
        { Cause: FailureCause.Denied } =>
            "see which service control policy denies the call to the root session, and resume.",
        { Cause: FailureCause.Throttled or FailureCause.NoConnection or FailureCause.NoAnswer } =>
            "the deletion is tried again by itself; if this persists, look for the service in the AWS Health "
            + "Dashboard.",
        _ => "the deletion is tried again by itself; if this persists, correct the cause and resume, or report a bug.",
    };
}
