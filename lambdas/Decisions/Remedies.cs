using Guardrails.Aws.Calls;
using Guardrails.Core.Names;

namespace Guardrails.Lambda.Decisions;

/// <summary>The function's words for calls that fail. A person waits for them, and nobody repeats them.</summary>
internal static class Remedies
{
    /// <summary>The function, as it calls AWS: its token is the function's deadline.</summary>
    public static CallTerms Terms { get; } = new(For) { TokenIsDeadline = true };

    private static string For(FailedCall failed) => failed switch
    {
        { Cause: FailureCause.Denied, Action: IamActions.GetRole } =>
            $"check that the function's role is as stack {DeployedNames.LedgerStack} made it.",
        { Cause: FailureCause.Denied } =>
            $"check that the table and the function's role are as stack {DeployedNames.LedgerStack} made them.",
        { Cause: FailureCause.NoConnection or FailureCause.NoAnswer or FailureCause.Throttled } =>
            "run the command again; if this persists, look for the service in the AWS Health Dashboard.",
        _ => "run the command again; if this persists, correct the cause or report this as a bug.",
    };
}
