using Guardrails.Core.Json;

namespace Guardrails.Core.Incidents.Messages;

/// <summary>The message, to every topic, that a topic's messages reach nobody or not everybody.</summary>
/// <param name="topic">The topic, such as <c>mail</c>.</param>
/// <param name="confirmed">Its recipients who confirmed.</param>
/// <param name="pending">Those who did not, as the topic names them.</param>
public sealed class RecipientsMessage(string topic, int confirmed, IReadOnlyList<string> pending)
{
    private const int MostNamed = 50;

    /// <summary>The message.</summary>
    public TopicMessage Message
    {
        get
        {
            var headline = confirmed == 0
                ? $"nobody receives messages by {topic}"
                : $"{Counted.Of(pending.Count, "recipient")} by {topic} never confirmed";
            return new(
                MessageText.Ascii($"Guardrails: {headline}", MessageText.LongestSubject),
                string.Join('\n', [.. Lines(MessageText.Line), ""]),
                ChatForm.Of("recipients", "Recipients", headline, Lines(MessageText.Markdown)));
        }
    }

    private IReadOnlyList<string> Lines(Func<string, string> shown) =>
    [
        $"{Counted.Of(confirmed, "recipient")} of the topic for {topic} confirmed, "
        + $"{pending.Count} did not.",
        .. pending.Take(MostNamed).Select(one => $"- {MessageText.Cut(shown(one), 100)} did not confirm."),
        .. pending.Count > MostNamed
            ? [$"- And {Counted.Of(pending.Count - MostNamed, "other")}."]
            : Array.Empty<string>(),
        "Anybody who holds a mail can end its subscription, and a link to confirm one is good for two days.",
        "For a new link, take the address out of the organization file, deploy, put it back, and deploy again: see "
        + "docs/deploy.md. Then run `guardrails alerts test`.",
    ];
}
