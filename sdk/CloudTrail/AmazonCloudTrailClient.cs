using Amazon.CloudTrail.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Guardrails.Sdk.Wire;

namespace Amazon.CloudTrail;

public partial class AmazonCloudTrailClient : AmazonServiceClient, IAmazonCloudTrail
{
    private static readonly ErrorMap Errors = new ErrorMap(typeof(AmazonCloudTrailException))
        .Add<CloudTrailARNInvalidException>()
        .Add<InvalidEventCategoryException>()
        .Add<InvalidLookupAttributesException>()
        .Add<InvalidMaxResultsException>()
        .Add<InvalidNextTokenException>()
        .Add<InvalidTimeRangeException>()
        .Add<InvalidTrailNameException>()
        .Add<NoManagementAccountSLRExistsException>()
        .Add<OperationNotPermittedException>()
        .Add<TrailNotFoundException>()
        .Add<UnsupportedOperationException>();

    private static readonly WireProtocol Protocol =
        new JsonProtocol("com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101", Errors)
        {
            ["IncludeShadowTrails"] = "includeShadowTrails",
            ["TrailNameList"] = "trailNameList",
            ["TrailList"] = "trailList",
        };

    public AmazonCloudTrailClient() : this(new AmazonCloudTrailConfig()) { }

    public AmazonCloudTrailClient(RegionEndpoint region)
        : this(new AmazonCloudTrailConfig { RegionEndpoint = region }) { }

    public AmazonCloudTrailClient(AmazonCloudTrailConfig config) : base(config) { }

    public AmazonCloudTrailClient(AWSCredentials credentials)
        : this(credentials, new AmazonCloudTrailConfig()) { }

    public AmazonCloudTrailClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonCloudTrailConfig { RegionEndpoint = region }) { }

    public AmazonCloudTrailClient(AWSCredentials credentials, AmazonCloudTrailConfig clientConfig)
        : base(credentials, clientConfig) { }

    public virtual Task<DescribeTrailsResponse> DescribeTrailsAsync(
        DescribeTrailsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeTrailsResponse>(request, cancellationToken);

    public virtual Task<GetEventSelectorsResponse> GetEventSelectorsAsync(
        GetEventSelectorsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetEventSelectorsResponse>(request, cancellationToken);

    public virtual Task<GetTrailStatusResponse> GetTrailStatusAsync(
        GetTrailStatusRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetTrailStatusResponse>(request, cancellationToken);

    public virtual Task<LookupEventsResponse> LookupEventsAsync(
        LookupEventsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<LookupEventsResponse>(request, cancellationToken);

    protected override IServiceMetadata ServiceMetadata { get; } = new WireMetadata(AmazonCloudTrailConfig.Id);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServicePipeline.Customize(pipeline);

    private Task<TResponse> CallAsync<TResponse>(AmazonWebServiceRequest request, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new() =>
        InvokeAsync<TResponse>(request, Protocol.Options<TResponse>(), cancellationToken);
}
