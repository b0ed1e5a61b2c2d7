using Guardrails.Core.Json;

namespace Guardrails.Core.Incidents.Messages;

/// <summary>The weekly reminder of everything that is open.</summary>
/// <param name="open">The open incidents; never empty.</param>
/// <param name="account">Names an account.</param>
public sealed class ReminderMessage(IReadOnlyList<Incident> open, Func<Incident, ToldAccount> account)
{
    /// <summary>The incidents that a mail lists; it counts the others. A message of SNS holds 256 KB.</summary>
    public const int MostLines = 500;

    private const int MostInChat = 20;

    private readonly IReadOnlyList<Incident> _open =
        [.. open.OrderByDescending(one => one.Severity).ThenBy(one => one.Began)];

    /// <summary>The message.</summary>
    public TopicMessage Message
    {
        get
        {
            var headline = $"{Counted.Of(_open.Count, "incident")} still open";
            return new(
                $"Guardrails: {headline}",
                string.Join('\n',
                [
                    $"{headline}, the most urgent first.",
                    "",
                    .. Lines(MostLines, MessageText.Line),
                    "",
                    "A state ends when evidence shows that it is over; an act ends with `guardrails incidents "
                    + $"acknowledge`, or after {Counted.Of(Matter.ActsEndAfter)} as one that nobody looked at.",
                    "More: docs/playbook.md",
                    "",
                ]),
                ChatForm.Of("reminders", "Reminders", headline, Lines(MostInChat, MessageText.Markdown)));
        }
    }

    private IEnumerable<string> Lines(int most, Func<string, string> shown) =>
    [
        .. _open.Take(most).Select(one => (Told: account(one), Incident: one)).Select(one =>
            $"- {TopicMessage.WordOf(one.Incident.Severity).ToUpperInvariant()} {one.Told.Id} "
            + $"{(one.Told.Name.Length == 0 ? "(no known name)" : MessageText.Cut(shown(one.Told.Name), 40))}: "
            + $"{one.Incident.Kinds[0].Title}, since {MessageText.Time(one.Incident.Began)}, {one.Incident.Id}"),
        .. _open.Count > most ? [$"- And {Counted.Of(_open.Count - most, "other")}."] : Array.Empty<string>(),
    ];
}
