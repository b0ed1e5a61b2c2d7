using Amazon.Runtime;

namespace Amazon.Account;

public partial class AmazonAccountRequest : AmazonWebServiceRequest;
