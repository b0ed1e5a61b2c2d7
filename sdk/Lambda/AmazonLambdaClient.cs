using Amazon.Lambda.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Guardrails.Sdk.Wire;

namespace Amazon.Lambda;

public partial class AmazonLambdaClient : AmazonServiceClient, IAmazonLambda
{
    private static readonly ErrorMap Errors = new ErrorMap(typeof(AmazonLambdaException))
        .Add<DurableExecutionAlreadyStartedException>()
        .Add<EC2AccessDeniedException>()
        .Add<EC2ThrottledException>()
        .Add<EC2UnexpectedException>()
        .Add<EFSIOException>()
        .Add<EFSMountConnectivityException>()
        .Add<EFSMountFailureException>()
        .Add<EFSMountTimeoutException>()
        .Add<ENILimitReachedException>()
        .Add<InvalidParameterValueException>()
        .Add<InvalidRequestContentException>()
        .Add<InvalidRuntimeException>()
        .Add<InvalidSecurityGroupIDException>()
        .Add<InvalidSubnetIDException>()
        .Add<InvalidZipFileException>()
        .Add<KMSAccessDeniedException>()
        .Add<KMSDisabledException>()
        .Add<KMSInvalidStateException>()
        .Add<KMSNotFoundException>()
        .Add<NoPublishedVersionException>()
        .Add<RecursiveInvocationException>()
        .Add<RequestTooLargeException>()
        .Add<ResourceConflictException>()
        .Add<ResourceNotFoundException>()
        .Add<ResourceNotReadyException>()
        .Add<S3FilesMountConnectivityException>()
        .Add<S3FilesMountFailureException>()
        .Add<S3FilesMountTimeoutException>()
        .Add<SerializedRequestEntityTooLargeException>()
        .Add<ServiceException>()
        .Add<SnapStartException>()
        .Add<SnapStartNotReadyException>()
        .Add<SnapStartTimeoutException>()
        .Add<SubnetIPAddressLimitReachedException>()
        .Add<TooManyRequestsException>()
        .Add<UnsupportedMediaTypeException>();

    private static readonly WireProtocol Protocol = new RestProtocol(Errors)
    {
        ["Invoke"] = new("POST", "/2015-03-31/functions/{FunctionName}/invocations")
        {
            RequestHeaders = { ["InvocationType"] = "X-Amz-Invocation-Type" },
            RequestPayload = "PayloadStream",
            Status = "StatusCode",
            ResponseHeaders =
            {
                ["FunctionError"] = "X-Amz-Function-Error",
                ["ExecutedVersion"] = "X-Amz-Executed-Version",
            },
            ResponsePayload = "Payload",
        },
    };

    public AmazonLambdaClient() : this(new AmazonLambdaConfig()) { }

    public AmazonLambdaClient(RegionEndpoint region)
        : this(new AmazonLambdaConfig { RegionEndpoint = region }) { }

    public AmazonLambdaClient(AmazonLambdaConfig config) : base(config) { }

    public AmazonLambdaClient(AWSCredentials credentials)
        : this(credentials, new AmazonLambdaConfig()) { }

    public AmazonLambdaClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonLambdaConfig { RegionEndpoint = region }) { }

    public AmazonLambdaClient(AWSCredentials credentials, AmazonLambdaConfig clientConfig)
        : base(credentials, clientConfig) { }

    public virtual Task<InvokeResponse> InvokeAsync(
        InvokeRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<InvokeResponse>(request, cancellationToken);

    protected override IServiceMetadata ServiceMetadata { get; } = new WireMetadata(AmazonLambdaConfig.Id);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServicePipeline.Customize(pipeline);

    private Task<TResponse> CallAsync<TResponse>(AmazonWebServiceRequest request, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new() =>
        InvokeAsync<TResponse>(request, Protocol.Options<TResponse>(), cancellationToken);
}
