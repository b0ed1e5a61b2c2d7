namespace Guardrails.Core.Incidents.Messages;

/// <summary>The message that somebody announced a planned use of a root user.</summary>
/// <param name="account">The account.</param>
/// <param name="one">The announcement.</param>
public sealed class AnnouncementMessage(ToldAccount account, Announcement one)
{
    /// <summary>The message, for every recipient.</summary>
    public TopicMessage Message
    {
        get
        {
            var headline = $"use of root announced in {account.Id}"
                + (account.Name.Length == 0 ? "" : $" {MessageText.Ascii(account.Name, 30)}");
            return new(
                MessageText.Ascii(
                    $"Guardrails: {headline} until {MessageText.Time(one.Until)}", MessageText.LongestSubject),
                string.Join('\n', [.. Lines(MessageText.Line), ""]),
                ChatForm.Of($"announced-{account.Id}", "Announced", headline, [.. Lines(MessageText.Markdown)]));
        }
    }

    private IEnumerable<string> Lines(Func<string, string> shown) =>
    [
        $"{MessageText.Cut(shown(one.By), 100)} announced at {MessageText.Time(one.From)} that the root user of "
            + $"{account.Id} {MessageText.Cut(shown(account.Name), 100)} will be used until "
            + $"{MessageText.Time(one.Until)}.",
        $"The reason: {MessageText.Cut(shown(one.Reason), Announcement.LongestReason)}",
        "If that is not planned, somebody acts in that person's name: look at the person's sign-ins.",
        "What happens is told all the same, with this announcement in the message.",
    ];
}
