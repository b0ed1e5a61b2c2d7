using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

public partial class ListOrganizationsFeaturesRequest : AmazonIdentityManagementServiceRequest;

public partial class ListOrganizationsFeaturesResponse : AmazonWebServiceResponse
{
    public string OrganizationId { get; set; }

    public List<string> EnabledFeatures { get; set; }
}
