using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Guardrails.Core.Ids;

namespace Guardrails.Aws;

/// <summary>A role of an account, for as long as one invocation of a function needs it.</summary>
internal static class AssumedRole
{
    /// <summary>The shortest that STS gives.</summary>
    /// <remarks>Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html</remarks>
    private const int DurationSeconds = 900;

    /// <summary>Assumes it.</summary>
    /// <param name="sts">A client of the Region's own STS endpoint.</param>
    /// <param name="partition">The account's partition.</param>
    /// <param name="account">The account.</param>
    /// <param name="role">The role's name, without a path.</param>
    /// <param name="session">Shown in the account's CloudTrail as who was there.</param>
    /// <param name="whenDenied">The remedy where it is denied; null for that of the member role.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AwsCallException">It could not be assumed.</exception>
    public static async Task<AWSCredentials> OfAsync(
        IAmazonSecurityTokenService sts, Partition partition, AccountId account, string role, string session, string? whenDenied, CancellationToken cancellation)
    {
        var request = new AssumeRoleRequest { RoleArn = $"arn:{partition}:iam::{account}:role/{role}", RoleSessionName = session, DurationSeconds = DurationSeconds };
        var assumed = await AwsCallException.GuardAsync(account, "sts:AssumeRole", () => sts.AssumeRoleAsync(request, cancellation), whenDenied);
        return assumed.Credentials;
    }
}
