using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Guardrails.Sdk.Wire;

namespace Amazon.CloudTrail;

public partial class AmazonCloudTrailConfig : ClientConfig
{
    internal const string Id = "CloudTrail";
    private const string SigningName = "cloudtrail";

    public AmazonCloudTrailConfig() : base(ServiceDefaults.Provider)
    {
        base.ServiceId = Id;
        AuthenticationServiceName = SigningName;
        EndpointProvider = new EndpointTable(SigningName);
    }

    public static new string ServiceId => Id;

    public override string RegionEndpointServiceName => SigningName;

    public override string ServiceVersion => "2013-11-01";

    public override string UserAgent { get; } = ServiceDefaults.UserAgent(Id);

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServicePipeline.EndpointOf(this, parameters.Request);
}
