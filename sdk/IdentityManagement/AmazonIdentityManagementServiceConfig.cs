using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Guardrails.Sdk.Wire;

namespace Amazon.IdentityManagement;

public partial class AmazonIdentityManagementServiceConfig : ClientConfig
{
    internal const string Id = "IAM";
    private const string SigningName = "iam";

    public AmazonIdentityManagementServiceConfig() : base(ServiceDefaults.Provider)
    {
        base.ServiceId = Id;
        AuthenticationServiceName = SigningName;
        EndpointProvider = new EndpointTable(SigningName)
            .Global("aws", "https://iam.amazonaws.com", "us-east-1", fips: "https://iam-fips.amazonaws.com")
            .Global(
                "aws-us-gov",
                "https://iam.us-gov.amazonaws.com",
                "us-gov-west-1",
                fips: "https://iam.us-gov.amazonaws.com")
            .Global("aws-cn", "https://iam.cn-north-1.amazonaws.com.cn", "cn-north-1");
    }

    public static new string ServiceId => Id;

    public override string RegionEndpointServiceName => SigningName;

    public override string ServiceVersion => "2010-05-08";

    public override string UserAgent { get; } = ServiceDefaults.UserAgent(Id);

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServicePipeline.EndpointOf(this, parameters.Request);
}
