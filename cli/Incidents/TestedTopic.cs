using System.Text.Json.Nodes;
using Guardrails.Core.Json;

namespace Guardrails.Cli.Incidents;

/// <summary>A topic's part of the answer to a test message.</summary>
/// <param name="Name">The topic's way, such as <c>mail</c>.</param>
/// <param name="Confirmed">The number of its recipients who confirmed.</param>
/// <param name="Unconfirmed">The recipients who did not, and get nothing.</param>
/// <param name="Failed">The reason why the message did not go out; null where it did.</param>
internal sealed record TestedTopic(string Name, int Confirmed, IReadOnlyList<string> Unconfirmed, string? Failed)
{
    /// <summary>True where everybody who should gets the message.</summary>
    public bool ReachesAll => Failed is null && Confirmed > 0 && Unconfirmed.Count == 0;

    /// <summary>The lines for a person.</summary>
    public IEnumerable<string> Lines =>
    [
        Failed is null
            ? $"By {Name}: handed to Amazon SNS for {Counted.Of(Confirmed, "confirmed recipient")}."
            : $"By {Name}: did not go out. {Failed}",
        .. Unconfirmed.Select(one => $"- {one} has not confirmed, and gets nothing."),
    ];

    /// <summary>Reads it.</summary>
    public static TestedTopic Read(JsonObject json) => new(
        Text(json["topic"]) ?? "?",
        json["confirmed"] is JsonValue number && number.TryGetValue(out int confirmed) ? confirmed : 0,
        [.. (json["unconfirmed"] as JsonArray ?? []).Select(Text).OfType<string>()],
        Text(json["failed"]));

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
