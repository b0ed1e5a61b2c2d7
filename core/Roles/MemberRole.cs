using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>
/// The role in every account that the evaluator assumes: five actions, none of which knows a resource smaller
/// than the account.
/// </summary>
public static class MemberRole
{
    /// <summary>The role.</summary>
    public static ProductRole Of(OrganizationConfig config) => new(
        DeployedNames.MemberRole,
        "Lets the evaluator of Guardrails read the root user's posture and report it to AWS Config",
        RoleTrust.OfFunction(config, DeployedFunction.RootPostureRule, "EvaluatorOnly"),
        [
            new RoleGrant(
                "ReadRootPosture",
                "*",
                IamActions.GetAccountSummary,
                IamActions.ListVirtualMFADevices,
                IamActions.GenerateCredentialReport,
                IamActions.GetCredentialReport),
            new RoleGrant("ReportToConfig", "*", ConfigActions.PutEvaluations),
        ])
    {
        Accounts = config.Detection.IsEverywhere ? [config.ManagementAccount] : [],
        Members = MemberAccounts.Watched(config),
    };
}
