using Amazon.SimpleNotificationService.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Guardrails.Sdk.Wire;

namespace Amazon.SimpleNotificationService;

public partial class AmazonSimpleNotificationServiceClient : AmazonServiceClient, IAmazonSimpleNotificationService
{
    private static readonly ErrorMap Errors = new ErrorMap(typeof(AmazonSimpleNotificationServiceException))
        .Add<AuthorizationErrorException>("AuthorizationError")
        .Add<EndpointDisabledException>("EndpointDisabled")
        .Add<InternalErrorException>("InternalError")
        .Add<InvalidParameterException>("InvalidParameter")
        .Add<InvalidParameterValueException>("ParameterValueInvalid")
        .Add<InvalidSecurityException>("InvalidSecurity")
        .Add<KMSAccessDeniedException>("KMSAccessDenied")
        .Add<KMSDisabledException>("KMSDisabled")
        .Add<KMSInvalidStateException>("KMSInvalidState")
        .Add<KMSNotFoundException>("KMSNotFound")
        .Add<KMSOptInRequiredException>("KMSOptInRequired")
        .Add<KMSThrottlingException>("KMSThrottling")
        .Add<NotFoundException>("NotFound")
        .Add<PlatformApplicationDisabledException>("PlatformApplicationDisabled")
        .Add<ValidationException>();

    // A map in a request has its names and values under these, unlike one in an answer.
    private static readonly WireProtocol Protocol =
        new QueryProtocol("2010-03-31", Errors, new("Name", "Value"));

    public AmazonSimpleNotificationServiceClient() : this(new AmazonSimpleNotificationServiceConfig()) { }

    public AmazonSimpleNotificationServiceClient(RegionEndpoint region)
        : this(new AmazonSimpleNotificationServiceConfig { RegionEndpoint = region }) { }

    public AmazonSimpleNotificationServiceClient(AmazonSimpleNotificationServiceConfig config) : base(config) { }

    public AmazonSimpleNotificationServiceClient(AWSCredentials credentials)
        : this(credentials, new AmazonSimpleNotificationServiceConfig()) { }

    public AmazonSimpleNotificationServiceClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonSimpleNotificationServiceConfig { RegionEndpoint = region }) { }

    public AmazonSimpleNotificationServiceClient(
        AWSCredentials credentials, AmazonSimpleNotificationServiceConfig clientConfig)
        : base(credentials, clientConfig) { }

    public virtual Task<ListSubscriptionsByTopicResponse> ListSubscriptionsByTopicAsync(
        ListSubscriptionsByTopicRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListSubscriptionsByTopicResponse>(request, cancellationToken);

    public virtual Task<PublishResponse> PublishAsync(
        PublishRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<PublishResponse>(request, cancellationToken);

    protected override IServiceMetadata ServiceMetadata { get; } =
        new WireMetadata(AmazonSimpleNotificationServiceConfig.Id);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServicePipeline.Customize(pipeline);

    private Task<TResponse> CallAsync<TResponse>(AmazonWebServiceRequest request, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new() =>
        InvokeAsync<TResponse>(request, Protocol.Options<TResponse>(), cancellationToken);
}
