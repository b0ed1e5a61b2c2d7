using Guardrails.Local.Authorization;
using Guardrails.Local.Deployment;
using Guardrails.Local.Functions;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.CloudFormation;

/// <summary>Deploys a StackSet's template into an account, as the account's own stack.</summary>
internal static class StackSetInstances
{
    /// <summary>Brings the template to an account in each of the StackSet's Regions.</summary>
    public static async Task DeployAsync(
        StackDeployer deployer, StackSet stackSet, Account account, CancellationToken cancellation)
    {
        foreach (var region in stackSet.Regions)
            await DeployAsync(deployer, stackSet, account, region, cancellation);
    }

    /// <summary>Brings the template to an account in one Region.</summary>
    public static Task DeployAsync(
        StackDeployer deployer, StackSet stackSet, Account account, string region, CancellationToken cancellation) =>
        deployer.DeployAsync(
            $"StackSet-{stackSet.Name}-{StableHash.Suffix(stackSet.Id + account.Id + region, 12)}",
            account.Id,
            region,
            stackSet.Template,
            [],
            Role(deployer.World, account.Id),
            cancellation);

    /// <summary>The role that StackSets keeps in a member account, named as AWS names it. SCPs reach it.</summary>
    /// <remarks>
    /// Source:
    /// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/CloudFormationStackSetsOrgAdminServiceRolePolicy.html
    /// </remarks>
    private static RoleSession Role(World world, string accountId)
    {
        var name = $"stacksets-exec-{StableHash.Of(accountId):x16}{StableHash.Of("exec" + accountId):x16}";
        return DeployRoles.Session(world, accountId, name, OrganizationsAccess.StackSetsMember, "StackSet");
    }
}
