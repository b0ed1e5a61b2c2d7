using Amazon.Runtime;

namespace Amazon.Organizations.Model;

public partial class AttachPolicyRequest : AmazonOrganizationsRequest
{
    public string PolicyId { get; set; }

    public string TargetId { get; set; }
}

public partial class AttachPolicyResponse : AmazonWebServiceResponse
{
}
