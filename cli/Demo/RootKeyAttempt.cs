using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Guardrails.Core.Names;

namespace Guardrails.Cli.Demo;

/// <summary>The outcome of a root user's attempt to create an access key.</summary>
internal enum RootKeyOutcome
{
    /// <summary>A key was created (and deleted again).</summary>
    Created,

    /// <summary>The request was denied.</summary>
    Denied,

    /// <summary>Nobody can act as the root user there, or the account was not yet a member.</summary>
    NotPossible,
}

/// <summary>
/// One attempt of a root user to create an access key, over the wire, with the root user's own credentials.
/// </summary>
/// <param name="Outcome">Created, denied, or not possible.</param>
/// <param name="Explanation">The answer that AWS gives, or why there was no attempt.</param>
internal sealed record RootKeyAttempt(RootKeyOutcome Outcome, string Explanation)
{
    /// <summary>
    /// The policy of ours that denied it, or null where it was not denied or something else denied it.
    /// </summary>
    public string? DeniedBy => Outcome == RootKeyOutcome.Denied
        && Explanation.IndexOf(DeployedNames.PolicyPrefix, StringComparison.Ordinal) is >= 0 and var at
        ? Explanation[at..]
        : null;

    /// <summary>Tries, and removes the key if one was created.</summary>
    public static async Task<RootKeyAttempt> RunAsync(AWSCredentials root, Uri endpoint, CancellationToken cancellation)
    {
        using var iam = new AmazonIdentityManagementServiceClient(
            root,
            new AmazonIdentityManagementServiceConfig
            {
                ServiceURL = endpoint.ToString(),
                AuthenticationRegion = "us-east-1",
                MaxErrorRetry = 0,
            });
        try
        {
            var created = await iam.CreateAccessKeyAsync(new CreateAccessKeyRequest(), cancellation);
            await iam.DeleteAccessKeyAsync(
                new DeleteAccessKeyRequest { AccessKeyId = created.AccessKey.AccessKeyId }, cancellation);
            return new(RootKeyOutcome.Created, "The root user created an access key, and the demo deleted it again.");
        }
        catch (AmazonIdentityManagementServiceException exception)
            when (exception.ErrorCode is "AccessDenied" or "AccessDeniedException")
        {
            return new(RootKeyOutcome.Denied, exception.Message);
        }
        catch (LimitExceededException)
        {
            return new(
                RootKeyOutcome.Created,
                "The root user already has the two access keys that AWS allows; the request was not denied.");
        }
    }
}
