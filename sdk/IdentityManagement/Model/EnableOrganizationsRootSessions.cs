using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

public partial class EnableOrganizationsRootSessionsRequest : AmazonIdentityManagementServiceRequest;

public partial class EnableOrganizationsRootSessionsResponse : AmazonWebServiceResponse
{
    public string OrganizationId { get; set; }

    public List<string> EnabledFeatures { get; set; }
}
