using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Guardrails.Sdk.Wire;

namespace Amazon.Organizations;

public partial class AmazonOrganizationsConfig : ClientConfig
{
    internal const string Id = "Organizations";
    private const string SigningName = "organizations";

    public AmazonOrganizationsConfig() : base(ServiceDefaults.Provider)
    {
        base.ServiceId = Id;
        AuthenticationServiceName = SigningName;
        EndpointProvider = new EndpointTable(SigningName)
            .Global(
                "aws",
                "https://organizations.us-east-1.amazonaws.com",
                "us-east-1",
                fips: "https://organizations-fips.us-east-1.amazonaws.com")
            .Global(
                "aws-us-gov",
                "https://organizations.us-gov-west-1.amazonaws.com",
                "us-gov-west-1",
                fips: "https://organizations.us-gov-west-1.amazonaws.com")
            .Global("aws-cn", "https://organizations.cn-northwest-1.amazonaws.com.cn", "cn-northwest-1");
    }

    public static new string ServiceId => Id;

    public override string RegionEndpointServiceName => SigningName;

    public override string ServiceVersion => "2016-11-28";

    public override string UserAgent { get; } = ServiceDefaults.UserAgent(Id);

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServicePipeline.EndpointOf(this, parameters.Request);
}
