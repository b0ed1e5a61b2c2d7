using System.Text.Json.Nodes;
using Guardrails.Core.Json;

namespace Guardrails.Cli.Incidents;

/// <summary>A topic's part of the answer to a test message.</summary>
/// <param name="Name">The topic's way, such as <c>mail</c>.</param>
/// <param name="Confirmed">The number of its recipients who confirmed.</param>
/// <param name="Unconfirmed">The recipients who did not, and get nothing.</param>
/// <param name="Failed">The reason why the message did not go out; null where it did.</param>
/// <param name="Uncounted">The reason why its recipients could not be read; null where they could.</param>
internal sealed record TestedTopic(
    string Name, int Confirmed, IReadOnlyList<string> Unconfirmed, string? Failed, string? Uncounted)
{
    /// <summary>True where everybody who should gets the message.</summary>
    public bool ReachesAll => Failed is null && Uncounted is null && Confirmed > 0 && Unconfirmed.Count == 0;

    /// <summary>The lines for a person.</summary>
    public IEnumerable<string> Lines =>
    [
        (Failed, Uncounted) switch
        {
            ({ } why, _) => $"By {Name}: did not go out. {why}",
            (_, { } why) => $"By {Name}: handed to Amazon SNS, for recipients that could not be read. {why}",
            _ => $"By {Name}: handed to Amazon SNS for {Counted.Of(Confirmed, "confirmed recipient")}.",
        },
        .. Unconfirmed.Select(one => $"- {one} has not confirmed, and gets nothing."),
    ];

    /// <summary>Reads it.</summary>
    public static TestedTopic Read(JsonObject json) => new(
        Text(json["topic"]) ?? "?",
        json["confirmed"] is JsonValue number && number.TryGetValue(out int confirmed) ? confirmed : 0,
        [.. (json["unconfirmed"] as JsonArray ?? []).Select(Text).OfType<string>()],
        Text(json["failed"]),
        Text(json["uncounted"]));

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
