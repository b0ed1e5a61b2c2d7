using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

public partial class ListAccessKeysRequest : AmazonIdentityManagementServiceRequest
{
    public string UserName { get; set; }

    public string Marker { get; set; }

    public int? MaxItems { get; set; }
}

public partial class ListAccessKeysResponse : AmazonWebServiceResponse
{
    public List<AccessKeyMetadata> AccessKeyMetadata { get; set; }

    public bool? IsTruncated { get; set; }

    public string Marker { get; set; }
}
