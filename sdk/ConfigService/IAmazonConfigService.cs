using Amazon.ConfigService.Model;
using Amazon.Runtime;

namespace Amazon.ConfigService;

public partial interface IAmazonConfigService : IAmazonService, IDisposable
{
    Task<DescribeConfigRulesResponse> DescribeConfigRulesAsync(
        DescribeConfigRulesRequest request, CancellationToken cancellationToken = default);

    Task<DescribeAggregateComplianceByConfigRulesResponse> DescribeAggregateComplianceByConfigRulesAsync(
        DescribeAggregateComplianceByConfigRulesRequest request, CancellationToken cancellationToken = default);

    Task<PutEvaluationsResponse> PutEvaluationsAsync(
        PutEvaluationsRequest request, CancellationToken cancellationToken = default);

    Task<StartConfigRulesEvaluationResponse> StartConfigRulesEvaluationAsync(
        StartConfigRulesEvaluationRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonConfigServiceConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(
        AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonConfigServiceClient(awsCredentials, (AmazonConfigServiceConfig)clientConfig);
}
