using Guardrails.Aws.Calls;

namespace Guardrails.Lambda.Runtime;

/// <summary>
/// The remedies for failed calls of a function that AWS Lambda invokes again by itself, but where one is denied.
/// </summary>
public static class FunctionRemedies
{
    /// <summary>The remedy for one of them.</summary>
    public static string For(FailedCall failed) => failed switch
    {
        { Code: "RegionDisabledException" } =>
            "activate the Region for AWS STS in the account (IAM console, account settings).",
        { Code: "InvalidResultTokenException" or "NoSuchConfigRuleException" } =>
            "the rule was deleted or replaced since the event; evaluate it again.",
        { Cause: FailureCause.Throttled } => "AWS Lambda tries again by itself; if this persists, evaluate less often.",
        { Cause: FailureCause.Credentials } => "AWS Lambda tries again with fresh credentials; "
            + "if this persists, check that the account is active and the Region enabled in it.",
        { Cause: FailureCause.Clock } => "AWS Lambda tries again by itself; if this "
            + "persists, the function's clock is wrong: deploy it again for fresh instances, and tell AWS Support.",
        { Cause: FailureCause.NoAnswer } =>
            "AWS Lambda tries again by itself; if this persists, look for the service in the AWS Health Dashboard.",
        _ => "AWS Lambda tries again by itself; "
            + "if this persists, see the message, correct its cause or report this as a bug.",
    };
}
