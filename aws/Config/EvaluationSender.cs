using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Controls;
using Guardrails.Core.Names;
using Compliance = Guardrails.Core.Controls.Compliance;

namespace Guardrails.Aws.Config;

/// <summary>Sends verdicts to AWS Config, with the credentials of the account that owns the rule.</summary>
/// <param name="config">AWS Config, with those credentials.</param>
/// <param name="calls">How AWS is called.</param>
/// <remarks>Source: https://docs.aws.amazon.com/config/latest/APIReference/API_PutEvaluations.html</remarks>
public sealed class EvaluationSender(IAmazonConfigService config, AwsCalls calls)
{
    /// <summary>Sends one verdict as the answer to one request.</summary>
    /// <exception cref="AwsCallException">
    /// AWS Config did not take it, which it can also say in a successful answer.
    /// </exception>
    public async Task SendAsync(RuleRequest rule, Verdict verdict, CancellationToken cancellation)
    {
        var evaluation = new Evaluation
        {
            ComplianceResourceType = rule.Resource.Type,
            ComplianceResourceId = rule.Resource.Id,
            ComplianceType = InConfigsWords(verdict.Compliance),
            Annotation = Annotation.Of(verdict.Findings),
            OrderingTimestamp = rule.OrderingTimestamp.UtcDateTime,
        };
        var request = new PutEvaluationsRequest { Evaluations = [evaluation], ResultToken = rule.ResultToken };

        var here = calls.For(rule.Account);
        var response = await here.MakeAsync(
            ConfigActions.PutEvaluations, () => config.PutEvaluationsAsync(request, cancellation), cancellation);
        if (response.FailedEvaluations is { Count: > 0 })
        {
            throw here.Failed(
                ConfigActions.PutEvaluations,
                $"AWS Config rejected the evaluation of rule {rule.RuleName}",
                "evaluate the rule again; report this as a bug if this persists.");
        }
    }

    private static ComplianceType InConfigsWords(Compliance compliance) => compliance switch
    {
        Compliance.Compliant => ComplianceType.COMPLIANT,
        Compliance.NonCompliant => ComplianceType.NON_COMPLIANT,
        Compliance.NotApplicable => ComplianceType.NOT_APPLICABLE,
        _ => throw new ArgumentOutOfRangeException(nameof(compliance), compliance, "AWS Config has no such answer."),
    };
}
