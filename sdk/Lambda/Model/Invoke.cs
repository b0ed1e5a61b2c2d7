using Amazon.Runtime;

namespace Amazon.Lambda.Model;

public partial class InvokeRequest : AmazonLambdaRequest
{
    public string FunctionName { get; set; }

    public InvocationType InvocationType { get; set; }

    public MemoryStream PayloadStream { get; set; }
}

public partial class InvokeResponse : AmazonWebServiceResponse
{
    public string ExecutedVersion { get; set; }

    public string FunctionError { get; set; }

    public MemoryStream Payload { get; set; }

    public int? StatusCode { get; set; }
}
