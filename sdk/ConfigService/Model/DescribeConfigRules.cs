using Amazon.Runtime;

namespace Amazon.ConfigService.Model;

public partial class DescribeConfigRulesRequest : AmazonConfigServiceRequest
{
    public List<string> ConfigRuleNames { get; set; }

    public string NextToken { get; set; }
}

public partial class DescribeConfigRulesResponse : AmazonWebServiceResponse
{
    public List<ConfigRule> ConfigRules { get; set; }

    public string NextToken { get; set; }
}
