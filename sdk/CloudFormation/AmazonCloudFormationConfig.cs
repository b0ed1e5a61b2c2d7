using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Guardrails.Sdk.Wire;

namespace Amazon.CloudFormation;

public partial class AmazonCloudFormationConfig : ClientConfig
{
    internal const string Id = "CloudFormation";
    private const string SigningName = "cloudformation";

    public AmazonCloudFormationConfig() : base(ServiceDefaults.Provider)
    {
        base.ServiceId = Id;
        AuthenticationServiceName = SigningName;
        EndpointProvider = new EndpointTable(SigningName);
    }

    public static new string ServiceId => Id;

    public override string RegionEndpointServiceName => SigningName;

    public override string ServiceVersion => "2010-05-15";

    public override string UserAgent { get; } = ServiceDefaults.UserAgent(Id);

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServicePipeline.EndpointOf(this, parameters.Request);
}
