using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Local.Authorization;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Deployment;

/// <summary>
/// Roles that deploy: they come with CDK's bootstrap and the like, so they are there when they are needed.
/// </summary>
internal static class DeployRoles
{
    /// <summary>The name of CDK's CloudFormation execution role, where a bootstrap names no qualifier.</summary>
    public static string Execution(string accountId, string region) => BootstrapNames.Role(
        BootstrapNames.DefaultQualifier, BootstrapNames.Execution, AccountId.Parse(accountId), region);

    /// <summary>CDK's CloudFormation execution role, as <c>cdk bootstrap</c> makes it.</summary>
    /// <param name="world">The organization.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="name">The role's name.</param>
    public static Principal CloudFormation(World world, string accountId, string name) =>
        Session(world, accountId, name, "cloudformation.amazonaws.com", "AWSCloudFormation");

    /// <summary>A session of a role that administers an account, which is made when it is first needed.</summary>
    /// <param name="world">The organization.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="name">The role's name.</param>
    /// <param name="trusted">The service that assumes it.</param>
    /// <param name="sessionName">The session's name.</param>
    public static RoleSession Session(World world, string accountId, string name, string trusted, string sessionName)
    {
        lock (world.Gate)
        {
            var account = world.Account(accountId);
            if (!account.Roles.TryGetValue(name, out var role))
            {
                role = world.NewRole(account, name, TrustPolicies.OfService(trusted));
                role.ManagedPolicies.Add(ManagedPolicies.Arn(world.Partition, ManagedPolicies.AdministratorAccess));
            }

            return new(role, sessionName, []);
        }
    }
}
