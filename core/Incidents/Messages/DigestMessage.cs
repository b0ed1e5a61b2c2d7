using System.Globalization;
using System.Text;
using Guardrails.Core.Incidents.Alerts;
using Guardrails.Core.Json;

namespace Guardrails.Core.Incidents.Messages;

/// <summary>One message about many incidents of one kind.</summary>
/// <param name="alerts">The alerts that it tells; never empty, all of one kind.</param>
/// <param name="account">Names an account.</param>
public sealed class DigestMessage(IReadOnlyList<PendingAlert> alerts, Func<PendingAlert, ToldAccount> account)
{
    /// <summary>The accounts that a message lists; it counts the others. A message of SNS holds 256 KB.</summary>
    public const int MostLines = 1_000;

    private const int MostInChat = 20;

    private IIncidentKind Kind => alerts[0].Kind;

    /// <summary>The subject: less than 100 characters of ASCII.</summary>
    public string Subject => MessageText.Ascii(Headline, MessageText.LongestSubject);

    /// <summary>The body of a mail: plain text.</summary>
    public string Body
    {
        get
        {
            var body = new StringBuilder();
            body.AppendLine(Headline);
            body.AppendLine().AppendLine(Kind.Meaning);
            if (alerts[0].IsOld)
                body.AppendLine(
                    "It was there before the account was watched, or was heard more than "
                    + $"{Counted.Of(PendingAlert.OldAfter)} late.");
            body.AppendLine();
            foreach (var one in alerts.Take(MostLines))
            {
                var told = account(one);
                body.AppendLine(
                    CultureInfo.InvariantCulture, $"- {told.Id} {Name(told)}{About(one)} {one.Alert.Id}");
            }

            if (alerts.Count - MostLines is > 0 and var more)
                body.AppendLine(CultureInfo.InvariantCulture, $"- And {Counted.Of(more, "other")}.");
            body.AppendLine().AppendLine("First steps");
            foreach (var (at, step) in Kind.FirstSteps.Index())
                body.AppendLine(CultureInfo.InvariantCulture, $"{at + 1}. {step}");
            body.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"What closes each: {Kind.ClosedBy}");
            body.AppendLine("More: docs/playbook.md");
            return body.ToString().ReplaceLineEndings("\n");
        }
    }

    /// <summary>The message for both topics. The chat has the number, the mail the accounts.</summary>
    public TopicMessage Message => new(
        Subject,
        Body,
        ChatForm.Of(
            $"digest-{alerts[0].Alert.Id}",
            Kind.Name,
            Headline,
            [
                Kind.Meaning,
                .. alerts.Take(MostInChat).Select(one => (Told: account(one), one.Alert)).Select(one =>
                    $"- {one.Told.Id} {MessageText.Cut(MessageText.Markdown(one.Told.Name), 40)} {one.Alert.Id}"),
                .. alerts.Count > MostInChat
                    ? [$"- And {Counted.Of(alerts.Count - MostInChat, "other")}: see the mail."]
                    : Array.Empty<string>(),
            ],
            Kind.FirstSteps,
            [Kind.Name]))
    {
        Severity = TopicMessage.WordOf(alerts.Max(one => one.Alert.Told) ?? Severity.High),
        Kinds = [Kind.Name],
    };

    private string Headline => $"{Urgency}: {Counted.Of(alerts.Count, "incident")}, {Kind.Title}";

    private string Urgency => alerts.Max(one => one.Alert.Told) == Severity.Critical ? "CRITICAL" : "HIGH";

    private static string About(PendingAlert one) => one.Alert.Subject.Id.Length == 0
        ? ""
        : $" {MessageText.Cut(MessageText.Line(one.Alert.Subject.Id), 40)}";

    private static string Name(ToldAccount told) =>
        told.Name.Length == 0 ? "(no known name)" : MessageText.Cut(MessageText.Line(told.Name), 40);
}
