using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Config;

/// <summary>Results that functions report for the rule invocation whose token they hold.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/config/latest/APIReference/API_PutEvaluations.html</remarks>
internal static class Evaluations
{
    private const int Most = 100;
    private const int AnnotationLimit = 256;

    public static IEnumerable<Operation> All =>
    [
        new("config", "PutEvaluations", RequiredPermission.Of("config:PutEvaluations"), Put),
    ];

    private static JsonObject Put(Call call, JsonObject input)
    {
        var evaluations = (input["Evaluations"] as JsonArray ?? []).Select(one => one!.AsObject()).ToList();
        if (evaluations.Count > Most)
        {
            throw Validation(
                "Value at 'evaluations' failed to satisfy constraint: "
                + $"Member must have length less than or equal to {Most}");
        }

        var token = input.Required("ResultToken");
        var results = evaluations.ConvertAll(Result);
        if (input.Text("TestMode") == "true")
            return new() { ["FailedEvaluations"] = new JsonArray() };

        var rule = call.World.Of<ConfigState>().ResultTokens.GetValueOrDefault(token);
        if (rule is null || rule.AccountId != call.Caller.AccountId || rule.Region != call.Region)
        {
            throw new AwsError(
                "InvalidResultTokenException",
                rule is null
                    ? "The specified ResultToken is not valid."
                    : $"The specified ResultToken belongs to account {rule.AccountId} in {rule.Region}, not to "
                        + $"{call.Caller.AccountId} in {call.Region}.");
        }

        var failed = new JsonArray();
        foreach (var (evaluation, result) in evaluations.Zip(results))
        {
            // The account-level rules of this organization judge one resource: the rule's own account.
            if (evaluation.Text("ComplianceResourceType") != "AWS::::Account"
                || evaluation.Text("ComplianceResourceId") != rule.AccountId)
            {
                failed.Add(evaluation.DeepClone());
            }
            else if (rule.Result is null || result.OrderingTimestamp >= rule.Result.OrderingTimestamp)
                rule.Result = result;
        }

        return new() { ["FailedEvaluations"] = failed };
    }

    private static ConfigResult Result(JsonObject evaluation)
    {
        evaluation.Required("ComplianceResourceType");
        evaluation.Required("ComplianceResourceId");
        var type = evaluation.Required("ComplianceType");
        if (type is not ("COMPLIANT" or "NON_COMPLIANT" or "NOT_APPLICABLE"))
        {
            throw new AwsError(
                "InvalidParameterValueException",
                $"ComplianceType {type} is not COMPLIANT, NON_COMPLIANT or NOT_APPLICABLE.");
        }

        var annotation = evaluation.Text("Annotation");
        if (annotation is { Length: 0 or > AnnotationLimit })
        {
            throw Validation(
                $"Value at 'annotation' has {annotation.Length} characters; 1 to {AnnotationLimit} are accepted");
        }

        return new(type, annotation, Time(evaluation));
    }

    private static DateTimeOffset Time(JsonObject evaluation) => evaluation["OrderingTimestamp"] switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.Number =>
            DateTimeOffset.UnixEpoch.AddSeconds(value.GetValue<double>()),
        null => throw Validation("Value at 'orderingTimestamp' failed to satisfy constraint: Member must not be null"),
        var other => throw new AwsError(
            "SerializationException",
            $"OrderingTimestamp is not a number of seconds since 1970: {other.ToJsonString()}"),
    };

    private static AwsError Validation(string problem) =>
        new("ValidationException", $"1 validation error detected: {problem}");
}
