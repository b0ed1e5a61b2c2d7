using Amazon.Runtime;

namespace Amazon.Organizations.Model;

public partial class RegisterDelegatedAdministratorRequest : AmazonOrganizationsRequest
{
    public string AccountId { get; set; }

    public string ServicePrincipal { get; set; }
}

public partial class RegisterDelegatedAdministratorResponse : AmazonWebServiceResponse;
