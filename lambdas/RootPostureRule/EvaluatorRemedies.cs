using Guardrails.Aws.Calls;
using Guardrails.Core.Names;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.RootPostureRule;

/// <summary>The evaluator's words for calls that fail.</summary>
internal static class EvaluatorRemedies
{
    /// <summary>The evaluator, as it calls AWS: Lambda repeats, and its token is the function's deadline.</summary>
    public static CallTerms Terms { get; } = new(For) { TokenIsDeadline = true };

    /// <summary>The words for opening a root session, and for calls in it.</summary>
    public static string InRootSession(FailedCall failed) => failed.Cause == FailureCause.Denied
        ? $"check that central root access is on (stack {DeployedNames.OrganizationStack}), that this function runs in "
            + "IAM's delegated administrator, that its role allows sts:AssumeRoot with the audit task policy, and that "
            + "service control policies on the account spare root sessions (Null aws:AssumedRoot)."
        : For(failed);

    /// <summary>The words for calls of the ledger.</summary>
    public static string OfLedger(FailedCall failed) => failed.Cause == FailureCause.Denied
        ? $"check that stack {DeployedNames.LedgerStack} is deployed in the home Region, and this function's role."
        : For(failed);

    private static string For(FailedCall failed) => failed switch
    {
        { Cause: FailureCause.Denied, Action: StsActions.AssumeRole } =>
            $"check that the account has the role {DeployedNames.MemberRole} (from StackSet "
            + $"{DeployedNames.MemberRoleStackSet}; in the management account from stack "
            + $"{DeployedNames.OrganizationStack}), that it trusts this function's role, and that no service "
            + "control policy denies the call.",
        { Cause: FailureCause.Denied, Action: OrganizationsActions.DescribeAccount } =>
            "check that this function runs in a delegated administrator of the organization, and the function's role.",
        { Cause: FailureCause.Denied } =>
            "check the service control policies on the account "
            + "(one that denies Regions must spare IAM and AWS Config) and "
            + $"the policy of its role {DeployedNames.MemberRole}.",
        _ => FunctionRemedies.For(failed),
    };
}
