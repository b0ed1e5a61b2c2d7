using Amazon.Organizations;
using Amazon.Runtime;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Sessions;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;

namespace Guardrails.Aws.Quarantine;

/// <summary>Opens sessions in which accounts are quarantined, by the role of the management account for it.</summary>
/// <param name="roles">How roles are assumed.</param>
/// <param name="managementAccount">The account that has the role.</param>
/// <param name="client">Makes a client of AWS Organizations with a session's credentials.</param>
/// <param name="calls">How AWS is called.</param>
public sealed class QuarantineSessions(
    RoleSessions roles, AccountId managementAccount, Func<AWSCredentials, IAmazonOrganizations> client, AwsCalls calls)
{
    /// <summary>Opens one, for as long as an invocation needs it.</summary>
    /// <exception cref="AwsCallException">The role cannot be assumed.</exception>
    public async Task<QuarantinePolicies> OpenAsync(CancellationToken cancellation) =>
        new(client(await roles.OpenAsync(managementAccount, DeployedNames.Quarantine, cancellation)), calls);
}
