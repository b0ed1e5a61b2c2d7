using Amazon.Runtime;

namespace Amazon.Organizations.Model;

public partial class EnablePolicyTypeRequest : AmazonOrganizationsRequest
{
    public string RootId { get; set; }

    public PolicyType PolicyType { get; set; }
}

public partial class EnablePolicyTypeResponse : AmazonWebServiceResponse
{
    public Root Root { get; set; }
}
