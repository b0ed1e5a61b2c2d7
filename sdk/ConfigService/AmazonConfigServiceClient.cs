using Amazon.ConfigService.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Guardrails.Sdk.Wire;

namespace Amazon.ConfigService;

public partial class AmazonConfigServiceClient : AmazonServiceClient, IAmazonConfigService
{
    private static readonly ErrorMap Errors = new ErrorMap(typeof(AmazonConfigServiceException))
        .Add<InvalidNextTokenException>()
        .Add<InvalidParameterValueException>()
        .Add<InvalidResultTokenException>()
        .Add<LimitExceededException>()
        .Add<NoSuchConfigRuleException>()
        .Add<NoSuchConfigurationAggregatorException>()
        .Add<ResourceInUseException>();

    private static readonly WireProtocol Protocol = new JsonProtocol("StarlingDoveService", Errors);

    public AmazonConfigServiceClient() : this(new AmazonConfigServiceConfig()) { }

    public AmazonConfigServiceClient(RegionEndpoint region)
        : this(new AmazonConfigServiceConfig { RegionEndpoint = region }) { }

    public AmazonConfigServiceClient(AmazonConfigServiceConfig config) : base(config) { }

    public AmazonConfigServiceClient(AWSCredentials credentials)
        : this(credentials, new AmazonConfigServiceConfig()) { }

    public AmazonConfigServiceClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonConfigServiceConfig { RegionEndpoint = region }) { }

    public AmazonConfigServiceClient(AWSCredentials credentials, AmazonConfigServiceConfig clientConfig)
        : base(credentials, clientConfig) { }

    public virtual Task<DescribeConfigRulesResponse> DescribeConfigRulesAsync(
        DescribeConfigRulesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeConfigRulesResponse>(request, cancellationToken);

    public virtual Task<DescribeAggregateComplianceByConfigRulesResponse> DescribeAggregateComplianceByConfigRulesAsync(
        DescribeAggregateComplianceByConfigRulesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeAggregateComplianceByConfigRulesResponse>(request, cancellationToken);

    public virtual Task<PutEvaluationsResponse> PutEvaluationsAsync(
        PutEvaluationsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<PutEvaluationsResponse>(request, cancellationToken);

    public virtual Task<StartConfigRulesEvaluationResponse> StartConfigRulesEvaluationAsync(
        StartConfigRulesEvaluationRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<StartConfigRulesEvaluationResponse>(request, cancellationToken);

    protected override IServiceMetadata ServiceMetadata { get; } = new WireMetadata(AmazonConfigServiceConfig.Id);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServicePipeline.Customize(pipeline);

    private Task<TResponse> CallAsync<TResponse>(AmazonWebServiceRequest request, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new() =>
        InvokeAsync<TResponse>(request, Protocol.Options<TResponse>(), cancellationToken);
}
