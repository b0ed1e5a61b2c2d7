using Amazon.IdentityManagement;
using Amazon.Runtime;
using Guardrails.Core.Ids;
using Guardrails.Local;

namespace Guardrails.Tests.Synth;

/// <summary>IAM, as the signed-in root user of an account of an embedded organization calls it.</summary>
internal static class RootClient
{
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
