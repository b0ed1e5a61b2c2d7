using Amazon.Runtime;

namespace Amazon.ConfigService.Model;

public partial class StartConfigRulesEvaluationRequest : AmazonConfigServiceRequest
{
    public List<string> ConfigRuleNames { get; set; }
}

public partial class StartConfigRulesEvaluationResponse : AmazonWebServiceResponse;
