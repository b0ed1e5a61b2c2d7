using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Events;

/// <summary>Rules and their targets, as CloudFormation makes them.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html</remarks>
internal static partial class EventRuleOperations
{
    private const int MostTargets = 5;
    private const int LongestInput = 8192;
    private const string HearsReads = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

    public static IEnumerable<Operation> All =>
    [
        new("events", "PutRule", (call, input) => new("events:PutRule", Arn(call, input, "Name")), PutRule),
        new("events", "PutTargets", OnTargets, PutTargets),
    ];

    private static string Arn(Call call, JsonObject input, string name)
    {
        var bus = EventBusOperations.Arn(call, input.Text("EventBusName")).Split("event-bus/")[1];
        var folder = bus == EventBus.Default ? "" : bus + "/";
        return $"arn:{call.World.Partition}:events:{call.Region}:{call.Caller.AccountId}:rule/"
            + $"{folder}{input.Required(name)}";
    }

    private static RequiredPermission OnTargets(Call call, JsonObject input) =>
        new("events:PutTargets", Arn(call, input, "Rule"))
        {
            Also = [.. Targets(input)
                .Select(target => target.Text("RoleArn"))
                .OfType<string>()
                .Select(role => new RequiredPermission("iam:PassRole", role)
                    .With("iam:PassedToService", EventTraffic.ServicePrincipal))],
        };

    private static IEnumerable<JsonObject> Targets(JsonObject input) =>
        (input["Targets"] as JsonArray ?? []).Select(target => target!.AsObject());

    private static JsonObject PutRule(Call call, JsonObject input)
    {
        var name = input.Required("Name");
        if (!RuleName().IsMatch(name))
            throw Invalid($"Rule name '{name}' is not 1 to 64 letters, digits, dots, hyphens or underscores.");
        var bus = EventBusOperations.Find(call, input.Text("EventBusName"));
        var (pattern, schedule) = Trigger(bus, input);
        var state = input.Text("State") ?? "ENABLED";
        if (state is not ("ENABLED" or "DISABLED" or HearsReads))
            throw Invalid($"State {state} is not one of ENABLED, DISABLED and {HearsReads}.");

        var arn = Arn(call, input, "Name");
        if (!bus.Rules.TryGetValue(name, out var rule))
            bus.Rules[name] = rule = new(arn);
        var ran = rule.Enabled && rule.Schedule?.Text == schedule?.Text;
        (rule.Pattern, rule.Schedule) = (pattern, schedule);
        (rule.Enabled, rule.HearsReads) = (state != "DISABLED", state == HearsReads);
        if (schedule is not null && !ran)
            rule.NextAt = schedule.Next(call.Now);
        return new() { ["RuleArn"] = arn };
    }

    private static (EventPattern? Pattern, Schedule? Schedule) Trigger(EventBus bus, JsonObject input)
    {
        if (input.Text("ScheduleExpression") is not { } schedule)
            return (EventPattern.Parse(input["EventPattern"]), null);
        if (input["EventPattern"] is not null)
            throw Invalid("A rule with an event pattern and a schedule is not supported here.");
        if (!bus.Arn.EndsWith($"/{EventBus.Default}", StringComparison.Ordinal))
            throw Invalid("ScheduleExpression is supported only on the default event bus.");
        return (null, Schedule.Parse(schedule));
    }

    private static JsonObject PutTargets(Call call, JsonObject input)
    {
        var rule = EventBusOperations.Find(call, input.Text("EventBusName")).Rules.GetValueOrDefault(
            input.Required("Rule"))
            ?? throw new AwsError(
                "ResourceNotFoundException", $"Rule {input.Required("Rule")} does not exist on the event bus.");
        foreach (var target in Targets(input))
            rule.Targets[target.Required("Id")] = Target(call, rule, target);
        if (rule.Targets.Count > MostTargets)
            throw new AwsError("LimitExceededException", $"A rule has at most {MostTargets} targets.");
        return new() { ["FailedEntryCount"] = 0, ["FailedEntries"] = new JsonArray() };
    }

    private static EventTarget Target(Call call, EventRule rule, JsonObject input)
    {
        var target = new EventTarget(
            input.Required("Arn"), input.Text("RoleArn"), (input["DeadLetterConfig"] as JsonObject)?.Text("Arn"))
        {
            Input = input.Text("Input"),
        };
        CheckInput(target.Input);
        if ((rule.Schedule is not null) != IsFunction(target.Arn))
        {
            throw Invalid(
                $"Target {target.Arn} is not supported here: a pattern has buses and queues, a schedule functions.");
        }

        switch (target.Arn.Split(':', 6))
        {
            case ["arn", _, "events", _, _, var bus] when bus.StartsWith("event-bus/", StringComparison.Ordinal):
                CheckRole(call, rule, target.RoleArn ?? throw Invalid($"RoleArn is required for target {target.Arn}."));
                break;
            case ["arn", _, "sqs" or "lambda", var region, _, _] when region == rule.Region:
                break;
            case ["arn", _, "sqs" or "lambda", _, _, _]:
                throw Invalid($"Target {target.Arn} is not in the rule's Region {rule.Region}.");
            default:
                throw Invalid(
                    $"Target {target.Arn} is neither an event bus nor a queue nor a function, which is all that there "
                    + "is here.");
        }

        return target;
    }

    private static bool IsFunction(string arn) => arn.Split(':') is ["arn", _, "lambda", _, _, "function", _];

    private static void CheckInput(string? input)
    {
        if (input is null)
            return;
        if (input.Length > LongestInput)
            throw Invalid($"Input has {input.Length} characters; Member must have length less than or equal to 8192");
        try
        {
            JsonNode.Parse(input);
        }
        catch (JsonException)
        {
            throw Invalid("JSON syntax error in input for target.");
        }
    }

    private static void CheckRole(Call call, EventRule rule, string roleArn)
    {
        try
        {
            if (call.World.FindRole(roleArn) is { } role && role.AccountId != call.Caller.AccountId)
                throw Invalid($"Role {roleArn} is in another account than the rule.");
            EventTraffic.Assume(call.World, rule, roleArn);
        }
        catch (AwsError error) when (error.Code == Authorizer.AccessDeniedCode)
        {
            throw Invalid(
                $"Provided role '{roleArn}' cannot be assumed by principal '{EventTraffic.ServicePrincipal}'. "
                + $"{error.Message}");
        }
    }

    private static AwsError Invalid(string message) => new("ValidationException", message);

    [GeneratedRegex(@"^[.\-_A-Za-z0-9]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex RuleName();
}
