using System.Text.Json.Nodes;

namespace Guardrails.Core.Incidents.Messages;

/// <summary>One message, for the topic of mails and for the topic of a chat.</summary>
/// <param name="Subject">The subject of a mail: less than 100 characters of printable ASCII.</param>
/// <param name="Body">The body of a mail: plain text.</param>
/// <param name="Chat">The message of the chat.</param>
public sealed record TopicMessage(string Subject, string Body, JsonObject Chat)
{
    /// <summary>
    /// The severity and the kind of messages about the watch itself, which are for every recipient.
    /// </summary>
    public const string OfTheWatch = "watch";

    /// <summary>The attribute by which subscriptions choose severities.</summary>
    public const string SeverityAttribute = "severity";

    /// <summary>The attribute by which subscriptions choose kinds: a list.</summary>
    public const string KindAttribute = "kind";

    /// <summary><c>critical</c>, <c>high</c> or <see cref="OfTheWatch"/>.</summary>
    public string Severity { get; init; } = OfTheWatch;

    /// <summary>The kinds of incident that it tells, or <see cref="OfTheWatch"/>.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [OfTheWatch];

    /// <summary>The word of a severity that is told.</summary>
    public static string WordOf(Severity severity) =>
        severity == Incidents.Severity.Critical ? "critical" : "high";
}
