using Amazon.Account.Model;
using Amazon.Runtime;

namespace Amazon.Account;

public partial interface IAmazonAccount : IAmazonService, IDisposable
{
    Task<ListRegionsResponse> ListRegionsAsync(
        ListRegionsRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonAccountConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(
        AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonAccountClient(awsCredentials, (AmazonAccountConfig)clientConfig);
}
