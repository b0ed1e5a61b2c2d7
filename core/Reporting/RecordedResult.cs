using Guardrails.Core.Controls;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Reporting;

/// <summary>One account's result by one rule, as an aggregator holds it.</summary>
/// <param name="Rule">The name of the AWS Config rule.</param>
/// <param name="Compliance">The rule's answer.</param>
/// <param name="Finding">The rule's annotation.</param>
/// <param name="RecordedAt">The time when the evaluation was made (UTC).</param>
public sealed record RecordedResult(
    AccountId Account, string Rule, Compliance Compliance, string Finding, DateTimeOffset RecordedAt)
{
    /// <summary>Reads what an aggregator shows.</summary>
    /// <exception cref="InvalidOperationException">The answer is neither of the two that AWS documents.</exception>
    /// <remarks>https://docs.aws.amazon.com/config/latest/APIReference/API_AggregateEvaluationResult.html</remarks>
    public static RecordedResult Of(
        AccountId account, string rule, string compliance, string? annotation, DateTimeOffset recordedAt) => new(
        account,
        rule,
        compliance switch
        {
            "COMPLIANT" => Compliance.Compliant,
            "NON_COMPLIANT" => Compliance.NonCompliant,
            _ => throw new InvalidOperationException($"The aggregator shows {compliance} for {rule} in {account}."),
        },
        annotation ?? "",
        recordedAt);
}
