using Amazon.Runtime;

namespace Amazon.Organizations.Model;

public partial class EnableAWSServiceAccessRequest : AmazonOrganizationsRequest
{
    public string ServicePrincipal { get; set; }
}

public partial class EnableAWSServiceAccessResponse : AmazonWebServiceResponse;
