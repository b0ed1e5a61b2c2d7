using Amazon.Runtime;

namespace Amazon.ConfigService;

public class ComplianceType : ConstantClass
{
    public static readonly ComplianceType COMPLIANT = new("COMPLIANT");
    public static readonly ComplianceType NON_COMPLIANT = new("NON_COMPLIANT");
    public static readonly ComplianceType NOT_APPLICABLE = new("NOT_APPLICABLE");
    public static readonly ComplianceType INSUFFICIENT_DATA = new("INSUFFICIENT_DATA");

    public ComplianceType(string value) : base(value) { }

    public static ComplianceType FindValue(string value) => FindValue<ComplianceType>(value);

    public static implicit operator ComplianceType(string value) => FindValue(value);
}

public class ConfigRuleState : ConstantClass
{
    public static readonly ConfigRuleState ACTIVE = new("ACTIVE");
    public static readonly ConfigRuleState DELETING = new("DELETING");
    public static readonly ConfigRuleState DELETING_RESULTS = new("DELETING_RESULTS");
    public static readonly ConfigRuleState EVALUATING = new("EVALUATING");

    public ConfigRuleState(string value) : base(value) { }

    public static ConfigRuleState FindValue(string value) => FindValue<ConfigRuleState>(value);

    public static implicit operator ConfigRuleState(string value) => FindValue(value);
}
