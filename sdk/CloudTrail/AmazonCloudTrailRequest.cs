using Amazon.Runtime;

namespace Amazon.CloudTrail;

public partial class AmazonCloudTrailRequest : AmazonWebServiceRequest;
