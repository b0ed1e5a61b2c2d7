using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Guardrails.Sdk.Wire;

namespace Amazon.ConfigService;

public partial class AmazonConfigServiceConfig : ClientConfig
{
    internal const string Id = "Config Service";
    private const string SigningName = "config";

    public AmazonConfigServiceConfig() : base(ServiceDefaults.Provider)
    {
        base.ServiceId = Id;
        AuthenticationServiceName = SigningName;
        EndpointProvider = new EndpointTable(SigningName);
    }

    public static new string ServiceId => Id;

    public override string RegionEndpointServiceName => SigningName;

    public override string ServiceVersion => "2014-11-12";

    public override string UserAgent { get; } = ServiceDefaults.UserAgent(Id);

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServicePipeline.EndpointOf(this, parameters.Request);
}
