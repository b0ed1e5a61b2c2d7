using Amazon.CloudFormation.Model;
using Amazon.Runtime;

namespace Amazon.CloudFormation;

public partial interface IAmazonCloudFormation : IAmazonService, IDisposable
{
    Task<ActivateOrganizationsAccessResponse> ActivateOrganizationsAccessAsync(
        ActivateOrganizationsAccessRequest request, CancellationToken cancellationToken = default);

    Task<DescribeOrganizationsAccessResponse> DescribeOrganizationsAccessAsync(
        DescribeOrganizationsAccessRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCloudFormationConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(
        AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonCloudFormationClient(awsCredentials, (AmazonCloudFormationConfig)clientConfig);
}
