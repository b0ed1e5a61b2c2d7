using Amazon.Runtime;

namespace Amazon.ConfigService.Model;

public partial class DescribeAggregateComplianceByConfigRulesRequest : AmazonConfigServiceRequest
{
    public string ConfigurationAggregatorName { get; set; }

    public int? Limit { get; set; }

    public string NextToken { get; set; }
}

public partial class DescribeAggregateComplianceByConfigRulesResponse : AmazonWebServiceResponse
{
    public List<AggregateComplianceByConfigRule> AggregateComplianceByConfigRules { get; set; }

    public string NextToken { get; set; }
}

public partial class AggregateComplianceByConfigRule
{
    public string AccountId { get; set; }

    public string AwsRegion { get; set; }

    public Compliance Compliance { get; set; }

    public string ConfigRuleName { get; set; }
}

public partial class Compliance
{
    public ComplianceType ComplianceType { get; set; }
}
