using Amazon.Runtime;

namespace Amazon.ConfigService;

public partial class AmazonConfigServiceRequest : AmazonWebServiceRequest;
