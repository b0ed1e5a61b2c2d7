using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Events;

/// <summary>Event buses and their policies, as CloudFormation makes them.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html</remarks>
internal static partial class EventBusOperations
{
    public static IEnumerable<Operation> All =>
    [
        new(
            "events",
            "CreateEventBus",
            (call, input) => new("events:CreateEventBus", Arn(call, input.Required("Name"))),
            Create),
        new("events", "PutPermission", RequiredPermission.Of("events:PutPermission"), PutPermission),
    ];

    /// <summary>The ARN of a bus that is given by name or ARN.</summary>
    public static string Arn(Call call, string? bus) => bus?.StartsWith("arn:", StringComparison.Ordinal) == true
        ? bus
        : $"arn:{call.World.Partition}:events:{call.Region}:{call.Caller.AccountId}:event-bus/"
            + (bus ?? EventBus.Default);

    /// <summary>The caller's bus of that name or ARN.</summary>
    public static EventBus Find(Call call, string? bus) =>
        call.World.Of<EventsState>().Find(Arn(call, bus)) is { } found
        && found.Arn.Split(':')[4] == call.Caller.AccountId
            ? found
            : throw new AwsError("ResourceNotFoundException", $"Event bus {bus} does not exist.");

    private static JsonObject Create(Call call, JsonObject input)
    {
        var name = input.Required("Name");
        if (!BusName().IsMatch(name) || name == EventBus.Default)
        {
            throw new AwsError(
                "ValidationException",
                $"Event bus name '{name}' is not 1 to 256 letters, digits, dots, "
                + $"hyphens or underscores other than '{EventBus.Default}'.");
        }

        var arn = Arn(call, name);
        if (!call.World.Of<EventsState>().EventBuses.TryAdd(arn, new(arn)))
            throw new AwsError("ResourceAlreadyExistsException", $"Event bus {name} already exists.");
        return new() { ["EventBusArn"] = arn };
    }

    private static JsonObject PutPermission(Call call, JsonObject input)
    {
        var bus = Find(call, input.Text("EventBusName"));
        var text = input.Required("Policy");
        var statement = PolicyText.Check(text, Malformed).Statements is [var one]
            ? one
            : throw Malformed("one statement is expected here");
        if (statement.Principal is null || statement.Resources is null)
            throw Malformed("the statement has no Principal or no Resource");
        if (!statement.Resources.Values.SequenceEqual([bus.Arn]))
            throw Malformed($"the statement's Resource is not {bus.Arn}");
        bus.Statements[input.Required("StatementId")] = JsonNode.Parse(text)!["Statement"]!.ToJsonString();
        return [];
    }

    private static AwsError Malformed(string problem) =>
        new("ValidationException", $"The event bus policy is not valid: {problem}.");

    [GeneratedRegex(@"^[.\-_A-Za-z0-9]{1,256}\z", RegexOptions.CultureInvariant)]
    private static partial Regex BusName();
}
