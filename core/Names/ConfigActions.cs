namespace Guardrails.Core.Names;

/// <summary>The calls of AWS Config that the code makes, as IAM names them.</summary>
public static class ConfigActions
{
    /// <summary>Lists what an aggregator shows of every account's rules.</summary>
    public const string DescribeAggregateComplianceByConfigRules = "config:DescribeAggregateComplianceByConfigRules";

    /// <summary>Lists the rules that an account has.</summary>
    public const string DescribeConfigRules = "config:DescribeConfigRules";

    /// <summary>Reports the evaluations of a rule.</summary>
    public const string PutEvaluations = "config:PutEvaluations";

    /// <summary>Has rules evaluated now.</summary>
    public const string StartConfigRulesEvaluation = "config:StartConfigRulesEvaluation";
}
