using Amazon.Runtime;

namespace Amazon.ConfigService.Model;

public partial class PutEvaluationsRequest : AmazonConfigServiceRequest
{
    public List<Evaluation> Evaluations { get; set; }

    public string ResultToken { get; set; }

    public bool? TestMode { get; set; }
}

public partial class PutEvaluationsResponse : AmazonWebServiceResponse
{
    public List<Evaluation> FailedEvaluations { get; set; }
}
