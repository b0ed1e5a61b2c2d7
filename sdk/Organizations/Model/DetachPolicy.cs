using Amazon.Runtime;

namespace Amazon.Organizations.Model;

public partial class DetachPolicyRequest : AmazonOrganizationsRequest
{
    public string PolicyId { get; set; }

    public string TargetId { get; set; }
}

public partial class DetachPolicyResponse : AmazonWebServiceResponse
{
}
