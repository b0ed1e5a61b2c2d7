using Guardrails.Core.Reporting;

namespace Guardrails.Reports.Html;

/// <summary>All that a report tells of one account beyond its row.</summary>
internal sealed record AccountDetails
{
    public required IReadOnlyList<string> Facts { get; init; }
    public required IReadOnlyList<AnswerLine> Answers { get; init; }
    public required IReadOnlyList<KeyLine> Keys { get; init; }
    public required IReadOnlyList<IncidentLine> Incidents { get; init; }

    /// <summary>The number of incidents that are not listed; empty where all are.</summary>
    public required string MoreIncidents { get; init; }

    public required IReadOnlyList<string> Exemptions { get; init; }
    public required IReadOnlyList<string> Past { get; init; }

    /// <summary>Shows an account.</summary>
    public static AccountDetails Of(ReportedAccount account, DateTimeOffset now) => new()
    {
        Facts =
        [
            .. account.Unread is { } unread ? [$"The ledger could not be read: {unread}"] : Array.Empty<string>(),
            account.Reach switch
            {
                AccountReach.Management => $"{account.State}. The management account: no guardrail reaches it.",
                AccountReach.Inactive => $"{account.State}: nobody can act in it.",
                AccountReach.NotWatched => $"{account.State}. The organization file leaves it out of what is watched.",
                _ => $"{account.State}.",
            },
        ],
        Answers = [.. account.Controls.Select(AnswerLine.Of)],
        Keys = [.. account.Keys.Select(KeyLine.Of)],
        Incidents = [.. account.Open.Select(one => IncidentLine.Of(one, now))],
        MoreIncidents = account.OpenIncidents > account.Open.Count
            ? Words.Number(account.OpenIncidents - account.Open.Count)
            : "",
        Exemptions =
        [
            .. account.Exemptions.Select(one =>
                $"{one.Guardrail} spares it until {Words.Minute(one.Until)} UTC. Owner: {one.Owner}. "
                + $"Reason: {one.Reason}"),
        ],
        Past =
        [
            .. account.KeysSince.Select(since => $"A root access key is known since {Words.Minute(since)} UTC."),
            .. PastOf(account.History),
        ],
    };

    /// <summary>The events of the quarter, in sentences.</summary>
    public static IEnumerable<string> PastOf(AccountHistory past)
    {
        foreach (var one in past.Remediations)
        {
            yield return $"Root access key removed by {Words.Minute(one.Gone)} UTC, {Words.Duration(one.Seconds)} "
                + $"after it became known: {Words.Key(one.Key)}.";
        }

        foreach (var at in past.SignIns)
            yield return $"The root user signed in to the console on {Words.Minute(at)} UTC.";
        foreach (var (number, words) in new[]
        {
            (past.EventsMissed, "Events missed this quarter"),
            (past.UsesNotWatched, "Uses not watched this quarter"),
            (past.Acknowledged, "Incidents acknowledged this quarter"),
            (past.NobodyLooked, "Incidents nobody looked at this quarter"),
            (past.Left, "Incidents that ended as the account left or was closed"),
        })
        {
            if (number > 0)
                yield return $"{words}: {Words.Number(number)}.";
        }
    }
}

/// <summary>The answer of one control.</summary>
internal sealed record AnswerLine(
    string Control,
    string Words,
    string Style,
    IReadOnlyList<string> Findings,
    string Evidence,
    string Since,
    bool IsStale)
{
    public static AnswerLine Of(ControlAnswer answer) => new(
        answer.Control,
        Html.Words.Of(answer.Standing),
        Html.Words.Style(answer.Standing),
        answer.Findings,
        Html.Words.Minute(answer.EvidenceAt),
        Html.Words.Minute(answer.Since),
        answer.IsStale);
}

/// <summary>A root access key.</summary>
internal sealed record KeyLine(string Id, string State, string LastUse)
{
    public static KeyLine Of(ReportedKey key) => new(
        Words.Key(key.Id),
        key.Active switch { true => "active", false => "inactive", null => "state UNKNOWN: counted as active" },
        key.LastUsed is null
            ? "no use recorded"
            : $"last used {Words.Minute(key.LastUsed)} UTC"
                + (key.Service is null ? "" : $" by {key.Service}") + (key.Region is null ? "" : $" in {key.Region}"));
}

/// <summary>An incident that goes on.</summary>
internal sealed record IncidentLine(
    string Id,
    string Subject,
    string Severity,
    string Kinds,
    string Began,
    string Age,
    string ClosedBy,
    string FirstStep)
{
    public static IncidentLine Of(ReportedIncident one, DateTimeOffset now) => new(
        one.Id,
        one.Subject,
        one.Severity.ToString(),
        string.Join(", ", one.Kinds),
        Words.Minute(one.Began),
        Words.Duration((now - one.Began).TotalSeconds),
        one.ClosedBy,
        one.FirstStep);
}
