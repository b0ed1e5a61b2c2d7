using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>The execution role of a function: what the function calls, and its log.</summary>
internal static class FunctionRole
{
    // No aws:SourceAccount condition: AWS does not document it for Lambda's execution roles, and only a principal of
    // the account can pass the role (iam:PassRole) to a function, which must be in that account too.
    public static ProductRole Of(
        OrganizationConfig config, DeployedFunction function, AccountId account, IEnumerable<RoleGrant> grants) =>
        new(
            function.Name,
            $"Execution role of the function {function.Name}",
            RoleTrust.OfService(TrustedServices.Lambda),
            [.. grants, WriteLogs(config, function, account)])
        {
            Accounts = [account],
        };

    private static RoleGrant WriteLogs(OrganizationConfig config, DeployedFunction function, AccountId account) => new(
        "WriteOwnLogs",
        $"arn:{config.Partition}:logs:{function.RegionIn(config)}:{account}:log-group:{function.LogGroup}:"
        + $"log-stream:{Gap.Name}",
        "logs:CreateLogStream",
        "logs:PutLogEvents");
}
