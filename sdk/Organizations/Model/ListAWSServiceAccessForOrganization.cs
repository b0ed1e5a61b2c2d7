using Amazon.Runtime;

namespace Amazon.Organizations.Model;

public partial class ListAWSServiceAccessForOrganizationRequest : AmazonOrganizationsRequest
{
    public string NextToken { get; set; }

    public int? MaxResults { get; set; }
}

public partial class ListAWSServiceAccessForOrganizationResponse : AmazonWebServiceResponse
{
    public List<EnabledServicePrincipal> EnabledServicePrincipals { get; set; }

    public string NextToken { get; set; }
}
