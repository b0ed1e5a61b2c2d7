using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;

namespace Guardrails.Aws.Sessions;

/// <summary>Opens sessions of roles in the organization's accounts.</summary>
/// <param name="sts">A client of the Region's own STS endpoint (what AWSSDK uses unless told otherwise).</param>
/// <param name="partition">The partition of the accounts.</param>
/// <param name="sessionName">Shown in an account's CloudTrail as who was there.</param>
/// <param name="calls">How AWS is called.</param>
public sealed class RoleSessions(
    IAmazonSecurityTokenService sts, Partition partition, string sessionName, AwsCalls calls)
{
    /// <summary>
    /// The shortest that STS gives: a session lasts as long as one invocation of a function needs it.
    /// </summary>
    /// <remarks>Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html</remarks>
    private const int DurationSeconds = 900;

    /// <summary>Assumes a role.</summary>
    /// <param name="account">The account that has it.</param>
    /// <param name="role">Its name, without a path.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The session's credentials.</returns>
    /// <exception cref="AwsCallException">It could not be assumed.</exception>
    public async Task<AWSCredentials> OpenAsync(AccountId account, string role, CancellationToken cancellation)
    {
        var request = new AssumeRoleRequest
        {
            RoleArn = $"arn:{partition}:iam::{account}:role/{role}",
            RoleSessionName = sessionName,
            DurationSeconds = DurationSeconds,
        };
        var here = calls.For(account);
        var assumed = await here.MakeAsync(
            StsActions.AssumeRole, () => sts.AssumeRoleAsync(request, cancellation), cancellation);
        return SessionCredentials.Of(assumed.Credentials, StsActions.AssumeRole, here);
    }
}
