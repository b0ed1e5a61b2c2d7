using Amazon.CloudTrail.Model;
using Amazon.Runtime;

namespace Amazon.CloudTrail;

public partial interface IAmazonCloudTrail : IAmazonService, IDisposable
{
    Task<DescribeTrailsResponse> DescribeTrailsAsync(
        DescribeTrailsRequest request, CancellationToken cancellationToken = default);

    Task<GetEventSelectorsResponse> GetEventSelectorsAsync(
        GetEventSelectorsRequest request, CancellationToken cancellationToken = default);

    Task<GetTrailStatusResponse> GetTrailStatusAsync(
        GetTrailStatusRequest request, CancellationToken cancellationToken = default);

    Task<LookupEventsResponse> LookupEventsAsync(
        LookupEventsRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCloudTrailConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(
        AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonCloudTrailClient(awsCredentials, (AmazonCloudTrailConfig)clientConfig);
}
