using Amazon.Account.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Guardrails.Sdk.Wire;

namespace Amazon.Account;

public partial class AmazonAccountClient : AmazonServiceClient, IAmazonAccount
{
    private static readonly ErrorMap Errors = new ErrorMap(typeof(AmazonAccountException))
        .Add<AccessDeniedException>()
        .Add<InternalServerException>()
        .Add<TooManyRequestsException>()
        .Add<ValidationException>();

    private static readonly WireProtocol Protocol = new JsonProtocol(Errors)
    {
        Paths = { ["ListRegions"] = "/listRegions" },
    };

    public AmazonAccountClient() : this(new AmazonAccountConfig()) { }

    public AmazonAccountClient(RegionEndpoint region)
        : this(new AmazonAccountConfig { RegionEndpoint = region }) { }

    public AmazonAccountClient(AmazonAccountConfig config) : base(config) { }

    public AmazonAccountClient(AWSCredentials credentials)
        : this(credentials, new AmazonAccountConfig()) { }

    public AmazonAccountClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonAccountConfig { RegionEndpoint = region }) { }

    public AmazonAccountClient(AWSCredentials credentials, AmazonAccountConfig clientConfig)
        : base(credentials, clientConfig) { }

    public virtual Task<ListRegionsResponse> ListRegionsAsync(
        ListRegionsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListRegionsResponse>(request, cancellationToken);

    protected override IServiceMetadata ServiceMetadata { get; } = new WireMetadata(AmazonAccountConfig.Id);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServicePipeline.Customize(pipeline);

    private Task<TResponse> CallAsync<TResponse>(AmazonWebServiceRequest request, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new() =>
        InvokeAsync<TResponse>(request, Protocol.Options<TResponse>(), cancellationToken);
}
