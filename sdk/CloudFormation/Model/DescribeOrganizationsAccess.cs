using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

public partial class DescribeOrganizationsAccessRequest : AmazonCloudFormationRequest
{
    public CallAs CallAs { get; set; }
}

public partial class DescribeOrganizationsAccessResponse : AmazonWebServiceResponse
{
    public OrganizationStatus Status { get; set; }
}
