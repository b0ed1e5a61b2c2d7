using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Guardrails.Sdk.Wire;

namespace Amazon.Account;

public partial class AmazonAccountConfig : ClientConfig
{
    internal const string Id = "Account";
    private const string SigningName = "account";

    public AmazonAccountConfig() : base(ServiceDefaults.Provider)
    {
        base.ServiceId = Id;
        AuthenticationServiceName = SigningName;
        EndpointProvider = new EndpointTable(SigningName)
            .Global(
                "aws",
                "https://account.us-east-1.amazonaws.com",
                "us-east-1",
                fips: "https://account-fips.us-east-1.amazonaws.com")
            .Global(
                "aws-us-gov",
                "https://account.us-gov-west-1.amazonaws.com",
                "us-gov-west-1",
                fips: "https://account-fips.us-gov-west-1.amazonaws.com")
            .Global("aws-cn", "https://account.cn-northwest-1.amazonaws.com.cn", "cn-northwest-1");
    }

    public static new string ServiceId => Id;

    public override string RegionEndpointServiceName => SigningName;

    public override string ServiceVersion => "2021-02-01";

    public override string UserAgent { get; } = ServiceDefaults.UserAgent(Id);

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServicePipeline.EndpointOf(this, parameters.Request);
}
