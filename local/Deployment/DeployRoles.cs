using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Functions;
using Guardrails.Local.State;

namespace Guardrails.Local.Deployment;

/// <summary>The roles that deploy: they come with CDK's bootstrap and with StackSets, so they are there when they are needed.</summary>
internal static class DeployRoles
{
    /// <summary>CDK's CloudFormation execution role, as <c>cdk bootstrap</c> makes it.</summary>
    public static Principal CloudFormation(World world, string accountId, string region) =>
        Session(world, accountId, $"cdk-hnb659fds-cfn-exec-role-{accountId}-{region}", "cloudformation.amazonaws.com", "AWSCloudFormation");

    /// <summary>The role that StackSets keeps in a member account, named as AWS names it. SCPs reach it.</summary>
    /// <remarks>Source: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/CloudFormationStackSetsOrgAdminServiceRolePolicy.html</remarks>
    public static Principal StackSets(World world, string accountId) =>
        Session(world, accountId, $"stacksets-exec-{StableHash.Of(accountId):x16}{StableHash.Of("exec" + accountId):x16}", "member.org.stacksets.cloudformation.amazonaws.com", "StackSet");

    private static RoleSession Session(World world, string accountId, string name, string trusted, string sessionName)
    {
        lock (world.Gate)
        {
            var account = world.Account(accountId);
            if (!account.Roles.TryGetValue(name, out var role))
            {
                role = world.NewRole(
                    account, name, $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"{{trusted}}"},"Action":"sts:AssumeRole"}]}""");
                role.ManagedPolicies.Add(ManagedPolicies.Arn(world.Partition, ManagedPolicies.AdministratorAccess));
            }

            return new(role, sessionName, []);
        }
    }
}
