using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

public partial class EnableOrganizationsRootCredentialsManagementRequest : AmazonIdentityManagementServiceRequest;

public partial class EnableOrganizationsRootCredentialsManagementResponse : AmazonWebServiceResponse
{
    public string OrganizationId { get; set; }

    public List<string> EnabledFeatures { get; set; }
}
