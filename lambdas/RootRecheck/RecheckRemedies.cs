using Guardrails.Aws.Calls;
using Guardrails.Core.Names;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.RootRecheck;

/// <summary>The recheck's words for calls that fail.</summary>
internal static class RecheckRemedies
{
    /// <summary>The recheck, as it calls AWS: the queue repeats, and its token is the function's deadline.</summary>
    public static CallTerms Terms { get; } = new(For) { TokenIsDeadline = true };

    private static string For(FailedCall failed) => failed switch
    {
        { Cause: FailureCause.Denied, Action: StsActions.AssumeRole } =>
            "in an account that has just joined none: "
            + $"StackSet {DeployedNames.MemberRoleStackSet} is bringing the role {DeployedNames.RuleStarter}. "
            + "Otherwise check that the account has that role (in the management account from stack "
            + $"{DeployedNames.OrganizationStack}), that it trusts this function's role, and that no service "
            + "control policy denies the call.",
        { Cause: FailureCause.Denied, Action: SqsActions.SendMessage } =>
            $"check that the function's role and the queue {DeployedNames.RecheckFailedQueue} are as stack "
            + $"{DeployedNames.ActivityStack} made them; the message stays in its queue meanwhile.",
        { Cause: FailureCause.Denied } =>
            "check the service control policies on the account (one that denies Regions must spare AWS Config) and the "
            + $"policy of its role {DeployedNames.RuleStarter}.",
        {
            Action: ConfigActions.StartConfigRulesEvaluation,
            Code: "LimitExceededException" or "ResourceInUseException"
        } =>
            "none: AWS Config is evaluating the account, or was asked to less than a minute ago; it is asked again.",
        _ => FunctionRemedies.For(failed),
    };
}
