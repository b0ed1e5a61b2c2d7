using System.Globalization;
using System.Text.Json.Nodes;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.CloudTrail;

/// <summary>
/// An event as CloudTrail hands it to EventBridge: on the default bus of the account and Region where it was logged.
/// </summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html. A trail that logs
/// is taken for granted, whatever trails the organization has: accounts may have their own.
/// </remarks>
internal static class TrailEvent
{
    public const string ApiCall = "AwsApiCall";
    public const string ServiceEvent = "AwsServiceEvent";
    public const string ConsoleSignIn = "AwsConsoleSignIn";

    /// <summary>Puts an event on the bus.</summary>
    /// <param name="world">The organization.</param>
    /// <param name="accountId">The account that it is logged in.</param>
    /// <param name="service">The service, such as <c>iam</c>.</param>
    /// <param name="name">The event's name.</param>
    /// <param name="type">
    /// <see cref="ApiCall"/>, <see cref="ServiceEvent"/> or <see cref="ConsoleSignIn"/>.
    /// </param>
    /// <param name="members">The members that this event has besides those of every event, or instead of them.</param>
    /// <param name="region">
    /// The Region that logs it; where IAM and Organizations have their control planes when left out.
    /// </param>
    public static void Put(
        World world,
        string accountId,
        string service,
        string name,
        string type,
        JsonObject members,
        string? region = null)
    {
        region ??= world.KnownPartition.HomeRegion;
        var detail = new JsonObject
        {
            ["eventVersion"] = "1.11",
            ["eventTime"] = Text(world.Now),
            ["eventSource"] = $"{service}.amazonaws.com",
            ["eventName"] = name,
            ["awsRegion"] = region,
            ["eventID"] = world.NextUuid("trail-event"),
            ["readOnly"] = false,
            ["eventType"] = type,
            ["managementEvent"] = true,
            ["recipientAccountId"] = accountId,
            ["eventCategory"] = "Management",
        };
        foreach (var (member, value) in members)
            detail[member] = value?.DeepClone();
        world.Of<EventHistory>().Add(accountId, region, world.Now, detail);
        world.Find<IEventBuses>()?.Put(accountId, region, new()
        {
            ["version"] = "0",
            ["id"] = world.NextUuid("event"),
            ["detail-type"] = type switch
            {
                ApiCall => "AWS API Call via CloudTrail",
                ConsoleSignIn => "AWS Console Sign In via CloudTrail",
                _ => "AWS Service Event via CloudTrail",
            },
            ["source"] = $"aws.{service}",
            ["account"] = accountId,
            ["time"] = Text(world.Now),
            ["region"] = region,
            ["resources"] = new JsonArray(),
            ["detail"] = detail,
        });
    }

    /// <summary>A moment as CloudTrail writes it in events.</summary>
    public static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A moment as CloudTrail writes it inside requests and answers.</summary>
    public static string Inside(DateTimeOffset time) =>
        time.UtcDateTime.ToString("MMM d, yyyy, h:mm:ss tt", CultureInfo.InvariantCulture);
}
