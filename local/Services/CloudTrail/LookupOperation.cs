using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.CloudTrail;

/// <summary>Looks up events of an access key or of a name, the newest first, fifty a page.</summary>
/// <remarks>
/// A token belongs to the parameters that it was given for. By other attributes nobody asks here.
/// Source: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
/// </remarks>
internal static class LookupOperation
{
    private const int Most = 50;
    private const string AccessKeyId = "AccessKeyId";
    private const string EventName = "EventName";

    public static Operation Lookup { get; } = new(
        "cloudtrail", "LookupEvents", RequiredPermission.Of("cloudtrail:LookupEvents"), Find);

    private static JsonObject Find(Call call, JsonObject input)
    {
        var attribute = AttributeOf(input);
        var (from, to) = (Time(input, "StartTime"), Time(input, "EndTime"));
        if (from > to)
            throw new AwsError("InvalidTimeRangeException", "The start time is after the end time.");
        if (input.Text("EventCategory") is { } category)
            throw NotBuilt($"events of the category {category}");
        var asked = $"{call.Caller.AccountId}/{call.Region}/{attribute}/{from:O}/{to:O}";
        var found = call.World.Of<EventHistory>().Of(call.Caller.AccountId, call.Region, call.Now)
            .Where(one => (attribute is not { } by || Attribute(one, by.Name) == by.Value)
                && (from is null || one.Time >= from) && (to is null || one.Time <= to))
            .Select(Member);
        var token = input.Text("NextToken") switch
        {
            null => null,
            var text when text.StartsWith($"{Mark(asked)}.", StringComparison.Ordinal) =>
                text[(text.IndexOf('.') + 1)..],
            _ => throw InvalidToken(),
        };
        var page = Page.Of(call, found, token, input.Integer("MaxResults"), Most, InvalidToken);
        var answer = new JsonObject { ["Events"] = page.Items };
        if (page.Next is { } next)
            answer["NextToken"] = $"{Mark(asked)}.{next}";
        return answer;
    }

    /// <summary>The attribute that is asked for, and its value; null for every event.</summary>
    private static (string Name, string Value)? AttributeOf(JsonObject input) =>
        (input["LookupAttributes"] as JsonArray ?? []) switch
        {
            [] => null,
            [JsonObject one] when one.Text("AttributeKey") is AccessKeyId or EventName =>
                (one.Text("AttributeKey")!, one.Required("AttributeValue")),
            [JsonObject one] => throw NotBuilt($"events by {one.Text("AttributeKey")}"),
            _ => throw new AwsError(
                "InvalidLookupAttributesException", "You can specify only one attribute in a lookup request."),
        };

    private static string? Attribute(KeptEvent one, string name) =>
        name == AccessKeyId ? one.AccessKeyId : one.Name;

    private static JsonObject Member(KeptEvent one)
    {
        var detail = JsonNode.Parse(one.Json)!.AsObject();
        var member = new JsonObject
        {
            ["EventId"] = detail["eventID"]!.DeepClone(),
            ["EventName"] = detail["eventName"]!.DeepClone(),
            ["ReadOnly"] = detail["readOnly"]?.ToJsonString() ?? "false",
            ["EventTime"] = JsonValue.Create(one.Time),
            ["EventSource"] = detail["eventSource"]!.DeepClone(),
            ["Resources"] = new JsonArray(),
            ["CloudTrailEvent"] = one.Json,
        };
        if (one.AccessKeyId is { } key)
            member["AccessKeyId"] = key;
        if (detail["userIdentity"]?["type"]?.GetValue<string>() == "Root")
            member["Username"] = "root";
        return member;
    }

    private static DateTimeOffset? Time(JsonObject input, string name) => input[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number =>
            DateTimeOffset.FromUnixTimeMilliseconds(
                (long)(decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture) * 1000)),
        _ => throw new AwsError("SerializationException", $"{name} is no number of seconds."),
    };

    private static string Mark(string asked) => MessageDigest.Of(asked);

    private static AwsError InvalidToken() => new("InvalidNextTokenException", "The token is invalid.");

    private static AwsError NotBuilt(string what) =>
        new("UnknownOperationException", $"The embedded organization looks up no {what}.", 501);
}
