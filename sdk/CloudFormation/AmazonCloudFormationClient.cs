using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Guardrails.Sdk.Wire;

namespace Amazon.CloudFormation;

public partial class AmazonCloudFormationClient : AmazonServiceClient, IAmazonCloudFormation
{
    private static readonly ErrorMap Errors = new ErrorMap(typeof(AmazonCloudFormationException))
        .Add<Model.InvalidOperationException>()
        .Add<OperationNotFoundException>();

    private static readonly WireProtocol Protocol = new QueryProtocol("2010-05-15", Errors);

    public AmazonCloudFormationClient() : this(new AmazonCloudFormationConfig()) { }

    public AmazonCloudFormationClient(RegionEndpoint region)
        : this(new AmazonCloudFormationConfig { RegionEndpoint = region }) { }

    public AmazonCloudFormationClient(AmazonCloudFormationConfig config) : base(config) { }

    public AmazonCloudFormationClient(AWSCredentials credentials)
        : this(credentials, new AmazonCloudFormationConfig()) { }

    public AmazonCloudFormationClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonCloudFormationConfig { RegionEndpoint = region }) { }

    public AmazonCloudFormationClient(AWSCredentials credentials, AmazonCloudFormationConfig clientConfig)
        : base(credentials, clientConfig) { }

    public virtual Task<ActivateOrganizationsAccessResponse> ActivateOrganizationsAccessAsync(
        ActivateOrganizationsAccessRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ActivateOrganizationsAccessResponse>(request, cancellationToken);

    public virtual Task<DescribeOrganizationsAccessResponse> DescribeOrganizationsAccessAsync(
        DescribeOrganizationsAccessRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeOrganizationsAccessResponse>(request, cancellationToken);

    protected override IServiceMetadata ServiceMetadata { get; } = new WireMetadata(AmazonCloudFormationConfig.Id);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServicePipeline.Customize(pipeline);

    private Task<TResponse> CallAsync<TResponse>(AmazonWebServiceRequest request, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new() =>
        InvokeAsync<TResponse>(request, Protocol.Options<TResponse>(), cancellationToken);
}
