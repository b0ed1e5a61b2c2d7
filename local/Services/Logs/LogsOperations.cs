using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Logs;

/// <summary>CloudWatch Logs, as far as CloudFormation and Lambda use it.</summary>
internal static class LogsOperations
{
    private static readonly int[] Retentions =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    public static IEnumerable<Operation> All =>
    [
        new("logs", "CreateLogGroup", (call, input) => new("logs:CreateLogGroup", Arn(call, input)), CreateLogGroup),
        new(
            "logs",
            "PutRetentionPolicy",
            (call, input) => new("logs:PutRetentionPolicy", Arn(call, input)),
            PutRetentionPolicy),
    ];

    private static string Arn(Call call, JsonObject input) =>
        LogGroup.ArnOf(call.World, call.Caller.AccountId, call.Region, input.Required("logGroupName"));

    private static JsonObject CreateLogGroup(Call call, JsonObject input)
    {
        var arn = Arn(call, input);
        if (!call.World.Of<LogsState>().LogGroups.TryAdd(arn, new(call.World, input.Required("logGroupName"), arn)))
            throw new AwsError("ResourceAlreadyExistsException", "The specified log group already exists");
        return [];
    }

    private static JsonObject PutRetentionPolicy(Call call, JsonObject input)
    {
        var days = input.Integer("retentionInDays") ?? 0;
        if (!Retentions.Contains(days))
        {
            throw new AwsError(
                "InvalidParameterException", $"retentionInDays {days} is not one of {string.Join(", ", Retentions)}");
        }

        var group = call.World.Of<LogsState>().LogGroups.GetValueOrDefault(Arn(call, input))
            ?? throw new AwsError("ResourceNotFoundException", "The specified log group does not exist.");
        group.RetentionInDays = days;
        return [];
    }
}
