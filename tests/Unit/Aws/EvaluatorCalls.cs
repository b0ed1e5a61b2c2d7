using Guardrails.Aws.Calls;
using Guardrails.Lambda.RootPostureRule;

namespace Guardrails.Tests.Unit.Aws;

/// <summary>Calls as the evaluator makes them, with its words.</summary>
internal static class EvaluatorCalls
{
    public static AwsCalls At(TimeProvider time) => new(EvaluatorRemedies.Terms, time);

    public static AwsCalls InRootSession(TimeProvider time) => At(time).With(EvaluatorRemedies.InRootSession);
}
