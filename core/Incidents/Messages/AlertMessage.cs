using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Core.Incidents.Alerts;
using Guardrails.Core.Json;

namespace Guardrails.Core.Incidents.Messages;

/// <summary>One message about one incident, for a mail and for a chat.</summary>
public sealed class AlertMessage
{
    /// <summary>The observations that a message lists; it counts the others.</summary>
    public const int MostObservations = 10;

    private const int MostAnnouncements = 5;
    private const int LongestName = 25;
    private const string Playbook = "docs/playbook.md";

    private readonly Incident _incident;
    private readonly Alert _alert;
    private readonly ToldAccount _account;
    private readonly IIncidentKind _kind;
    private readonly IReadOnlyList<Announcement> _announcements;

    /// <param name="incident">The incident.</param>
    /// <param name="alert">The alert that tells it.</param>
    /// <param name="account">The account.</param>
    /// <param name="announcements">What people announced of the account.</param>
    /// <exception cref="ArgumentException">The alert tells nobody, or the incident holds nothing to tell.</exception>
    public AlertMessage(
        Incident incident, Alert alert, ToldAccount account, IReadOnlyList<Announcement>? announcements = null)
    {
        ArgumentNullException.ThrowIfNull(incident);
        ArgumentNullException.ThrowIfNull(alert);
        if (alert.Told is null)
            throw new ArgumentException("It tells nobody.", nameof(alert));
        if (incident.Kinds is not [var kind, ..])
            throw new ArgumentException("Nothing in it is to be told.", nameof(incident));
        (_incident, _alert, _account, _kind) = (incident, alert, account, kind);
        _announcements = [.. (announcements ?? []).Where(one => one.Covers(incident))];
    }

    /// <summary>
    /// The subject: less than 100 characters of ASCII, with severity, account and kind. It begins with a letter.
    /// </summary>
    public string Subject
    {
        get
        {
            var name = MessageText.Ascii(_account.Name, LongestName);
            return MessageText.Ascii(
                $"{Urgency} {_account.Id}{(name.Length == 0 ? "" : $" {name}")}: {_kind.Title}",
                MessageText.LongestSubject);
        }
    }

    /// <summary>The body of a mail: plain text.</summary>
    public string Body
    {
        get
        {
            var body = new StringBuilder();
            body.AppendLine(CultureInfo.InvariantCulture, $"{Urgency}: {_kind.Title} in {Account}");
            body.AppendLine();
            body.AppendLine(_kind.Meaning);
            if (About is { } about)
                body.AppendLine(CultureInfo.InvariantCulture, $"It is about {about}.");
            body.AppendLine(Since);
            foreach (var line in Announced(MessageText.Line))
                body.AppendLine(line);
            Section("What was observed, the oldest first", Observed(MessageText.Line));
            Section("First steps", [.. _kind.FirstSteps.Select((step, at) => $"{at + 1}. {step}")]);
            Section("Whom to call", Call);
            Section(
                "This incident",
                [
                    $"Id: {_alert.Id}. It stands in every message about this incident.",
                    $"What closes it: {_kind.ClosedBy}",
                    $"More: {Playbook}",
                ]);
            return body.ToString().ReplaceLineEndings("\n").TrimEnd() + "\n";

            void Section(string title, IReadOnlyList<string> lines)
            {
                body.AppendLine().AppendLine(title);
                foreach (var line in lines)
                    body.AppendLine(line);
            }
        }
    }

    /// <summary>The message for a chat: one thread an incident.</summary>
    public JsonObject Chat => ChatForm.Of(
        _alert.Id,
        _kind.Name,
        $"{Urgency}: {_kind.Title} in {MessageText.Markdown(_account.Name)}",
        [
            _kind.Meaning,
            MessageText.Markdown(Since),
            .. Announced(MessageText.Markdown),
            .. Observed(MessageText.Markdown),
            $"Incident {_alert.Id}. What closes it: {_kind.ClosedBy}",
        ],
        _kind.FirstSteps,
        [_account.Id.Value, _kind.Name]);

    /// <summary>The message for both topics.</summary>
    public TopicMessage Message => new(Subject, Body, Chat)
    {
        Severity = TopicMessage.WordOf(_alert.Told!.Value),
        Kinds = [.. _incident.Kinds.Select(kind => kind.Name)],
    };

    private string Urgency => _alert.Told == Severity.Critical ? "CRITICAL" : "HIGH";

    private string Account
    {
        get
        {
            var name = _account.Name.Length == 0 ? "an account without a known name" : MessageText.Line(_account.Name);
            var place = _account.Place.Length == 0 ? "" : $", {MessageText.Line(_account.Place)}";
            return $"{name} ({_account.Id}{place})";
        }
    }

    private string? About => _incident.Subject.Id.Length == 0
        ? null
        : MessageText.Cut(MessageText.Line(_incident.Subject.Id), 200);

    private string Since => (_kind.Closing, _incident.Ended) switch
    {
        (_, { } ended) when _incident.IsOver =>
            $"Since {MessageText.Time(_incident.Began)}; over since {MessageText.Time(ended)}.",
        (ClosingRule.Acknowledgement, _) =>
            $"First at {MessageText.Time(_incident.Began)}; nobody has acknowledged it yet.",
        _ => $"Since {MessageText.Time(_incident.Began)}; it goes on.",
    };

    private IReadOnlyList<string> Call =>
    [
        .. _account.Call is []
            ? ["Nobody is known: the account has no owner tag that could be read."]
            : _account.Call.Select(MessageText.Line),
        _account.SecurityContact,
    ];

    private IEnumerable<string> Announced(Func<string, string> shown) =>
        _announcements.Take(MostAnnouncements).Select(one =>
            $"Announced by {MessageText.Cut(shown(one.By), 100)} until {MessageText.Time(one.Until)}: "
            + MessageText.Cut(shown(one.Reason), 300));

    private IReadOnlyList<string> Observed(Func<string, string> shown)
    {
        var (all, news) = (_incident.Real.ToList(), _alert.Covers.ToHashSet());
        // Those that this message is the first to tell come before those that an earlier one told.
        var first = all.OrderByDescending(one => news.Contains(one.Id)).Take(MostObservations).ToHashSet();
        // Several controls say the same of one cause: it is read once.
        var said = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. all.Where(first.Contains).Select(one =>
                $"- {MessageText.Time(one.Happened)}, {one.Kind!.Title} ({How(one)}). "
                + MessageText.Cut(shown(string.Join(' ', one.Facts.Where(said.Add))), 1_500)),
            .. all.Count > first.Count
                ? [$"- And {Counted.Of(all.Count - first.Count, "other observation")}."]
                : Array.Empty<string>(),
        ];
    }

    private static string How(Observation one) => one.Source switch
    {
        ObservationSource.Evaluations => "read from the account",
        ObservationSource.Reconciliation => "found by the daily comparison",
        ObservationSource.QuarantineSweep => "seen attached, and compared with the ledger",
        ObservationSource.LedgerStream => "seen in the ledger itself",
        ObservationSource.AwsHealth or ObservationSource.GuardDuty => "as AWS reports it",
        _ => "a CloudTrail event",
    };
}
