namespace Amazon.ConfigService.Model;

public partial class ConfigRule
{
    public string ConfigRuleName { get; set; }

    public string ConfigRuleArn { get; set; }

    public string ConfigRuleId { get; set; }

    public string Description { get; set; }

    public string InputParameters { get; set; }

    public ConfigRuleState ConfigRuleState { get; set; }

    public string CreatedBy { get; set; }
}
