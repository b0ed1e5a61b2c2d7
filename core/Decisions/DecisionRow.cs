using System.Globalization;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Incidents.Messages;

namespace Guardrails.Core.Decisions;

/// <summary>A decision as a row of the ledger: with its author, who was proven by AWS, and without the proof.</summary>
public static class DecisionRow
{
    /// <summary>The attribute with the author's name.</summary>
    public const string Author = "author";

    /// <summary>The attribute with the time of the decision.</summary>
    public const string Decided = "decided";

    /// <summary>The beginning of the sort keys of announcements, which their ends follow, in order of time.</summary>
    public const string Announcements = "announcement/";

    /// <summary>The attribute with the ARN that AWS STS proved.</summary>
    internal const string Identity = "identity";

    private const string Until = "until";
    private const string Reason = "reason";

    /// <summary>The key of a decision's row: the same decision has the same one.</summary>
    public static LedgerKey KeyOf(Decision decision) => decision switch
    {
        AnnounceDecision announced => new(
            LedgerKey.PartitionOf(LedgerWriter.Decisions, decision.Account),
            $"{Announcements}{AnnounceDecision.Text(announced.Until)}/{decision.Hash}"),
        AcknowledgeDecision => LedgerKey.OfObservation(
            LedgerWriter.Decisions,
            Observation.Acknowledgement(
                ObservationId.OfDecision(decision.Hash),
                decision.Account,
                new(SubjectKind.Evidence),
                [],
                DateTimeOffset.UnixEpoch)),
        RemediationDecision remediation => RemediationDecisionRow.KeyOf(remediation),
        _ => throw new ArgumentException($"{decision?.Name} has no row.", nameof(decision)),
    };

    /// <summary>An acknowledgement.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="incident">The incident as it is now.</param>
    /// <param name="person">Its author.</param>
    /// <param name="at">The time (UTC).</param>
    public static LedgerRow Of(AcknowledgeDecision decision, Incident incident, Person person, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(decision);
        ArgumentNullException.ThrowIfNull(incident);
        ArgumentNullException.ThrowIfNull(person);
        var seen = Observation.Acknowledgement(
            ObservationId.OfDecision(decision.Hash), decision.Account, incident.Subject, decision.Shown, at) with
        {
            Facts =
            [
                $"{person.Name} looked at incident {decision.Incident}.",
                $"The reason: {decision.Reason}",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"AWS STS proved {person.Identity.Arn} ({person.Identity.UserId}) at {AnnounceDecision.Text(at)}."),
            ],
        };
        var row = ObservationRow.Of(LedgerWriter.Decisions, seen);
        return row with { Texts = With(row.Texts, Common(decision, person, at)) };
    }

    /// <summary>An announcement.</summary>
    public static LedgerRow Of(AnnounceDecision decision, Person person, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(decision);
        ArgumentNullException.ThrowIfNull(person);
        return new(
            KeyOf(decision),
            With(Common(decision, person, at), new Dictionary<string, string>
            {
                ["id"] = decision.Hash,
                ["account"] = decision.Account.Value,
                [Until] = RowText.Of(decision.Until),
            }),
            new Dictionary<string, IReadOnlyList<string>>());
    }

    /// <summary>Reads an announcement, which covers nothing that happened before it.</summary>
    /// <exception cref="FormatException">An attribute is missing or wrong; the message names it.</exception>
    public static Announcement ReadAnnouncement(LedgerRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(row.Require(Author), RowText.Time(row, Decided), RowText.Time(row, Until), row.Require(Reason));
    }

    /// <summary>The attributes that every decision has.</summary>
    internal static Dictionary<string, string> Common(Decision decision, Person person, DateTimeOffset at) => new()
    {
        [Author] = person.Name,
        [Reason] = decision.Reason,
        [Identity] = person.Identity.Arn,
        ["userId"] = person.Identity.UserId,
        [Decided] = RowText.Of(at),
    };

    private static Dictionary<string, string> With(
        IReadOnlyDictionary<string, string> texts, IReadOnlyDictionary<string, string> more) =>
        texts.Concat(more).ToDictionary(text => text.Key, text => text.Value, StringComparer.Ordinal);
}
