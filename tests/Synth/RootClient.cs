using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Guardrails.Core.Ids;
using Guardrails.Local;

namespace Guardrails.Tests.Synth;

/// <summary>IAM, as the signed-in root user of an account of an embedded organization calls it.</summary>
internal static class RootClient
{
    /// <summary>A root user deletes its access key or, where it has none, makes one: one event.</summary>
    public static async Task ChangeKeyAsync(LocalOrganization aws, AccountId account, CancellationToken cancellation)
    {
        using var root = Of(aws, account);
        var asked = new ListAccessKeysRequest();
        do
        {
            var page = await root.ListAccessKeysAsync(asked, cancellation);
            if (page.AccessKeyMetadata is [var key, ..])
            {
                await root.DeleteAccessKeyAsync(
                    new DeleteAccessKeyRequest { AccessKeyId = key.AccessKeyId }, cancellation);
                return;
            }

            asked.Marker = page.Marker;
        }
        while (asked.Marker is not null);

        await root.CreateAccessKeyAsync(new CreateAccessKeyRequest(), cancellation);
    }

    public static AmazonIdentityManagementServiceClient Of(LocalOrganization aws, AccountId account)
    {
        var root = aws.RootUser(account);
        return new(
            new SessionAWSCredentials(root.AccessKeyId, root.SecretAccessKey, root.SessionToken),
            new AmazonIdentityManagementServiceConfig
            {
                ServiceURL = aws.Endpoint.ToString(),
                AuthenticationRegion = "us-east-1",
                MaxErrorRetry = 0,
            });
    }
}
