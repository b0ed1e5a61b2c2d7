using Guardrails.Cli.Shared;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Cli.Incidents;

/// <summary>Incidents for a machine.</summary>
internal sealed record IncidentsReport(
    DateTimeOffset ReadAt,
    bool Complete,
    int AccountsRead,
    IReadOnlyList<UnreadAccount> Unread,
    IReadOnlyList<OpenIncident> Open,
    IReadOnlyList<ClosedIncident> Ended)
{
    /// <summary>Its JSON, as <c>incidents --output json</c> writes it.</summary>
    public static readonly ReportFormat<IncidentsReport> Format = new("Guardrails: incidents", version: 1);

    public static IncidentsReport Of(ReadIncidents read) => new(
        read.ReadAt,
        read.Unread.Count == 0,
        read.Accounts.Count - read.Unread.Count,
        [
            .. read.Unread.OrderBy(one => one.Key.Value, StringComparer.Ordinal)
                .Select(one => new UnreadAccount(one.Key, read.Accounts[one.Key], one.Value)),
        ],
        [.. read.Open.Select(one => OpenIncident.Of(one, read.Accounts[one.Account]))],
        [.. read.Ended.Select(one => ClosedIncident.Of(one, read.Accounts[one.Account]))]);
}

/// <summary>An account whose incidents are not known.</summary>
internal sealed record UnreadAccount(AccountId Account, string AccountName, string Reason);

/// <summary>An incident that goes on.</summary>
internal sealed record OpenIncident(
    string Id,
    AccountId Account,
    string AccountName,
    string Subject,
    Severity Severity,
    IReadOnlyList<string> Kinds,
    DateTimeOffset Began,
    bool CanBeAcknowledged,
    string ClosedBy,
    IReadOnlyList<OpenObservation> Observations)
{
    public static OpenIncident Of(Incident one, string name) => new(
        one.Id,
        one.Account,
        name,
        $"{one.Subject}",
        one.Severity,
        [.. one.Kinds.Select(kind => kind.Name)],
        one.Began,
        AcknowledgementCheck.CanBe(one),
        one.Kinds[0].ClosedBy,
        [.. one.Real.Select(seen => new OpenObservation(seen.Id.Value, seen.Kind!.Name, seen.Happened, seen.Facts))]);
}

/// <summary>One thing that opened an incident.</summary>
internal sealed record OpenObservation(string Id, string Kind, DateTimeOffset Happened, IReadOnlyList<string> Facts);

/// <summary>An incident that ended.</summary>
internal sealed record ClosedIncident(
    string Id,
    AccountId Account,
    string AccountName,
    string Subject,
    Severity Severity,
    IReadOnlyList<string> Kinds,
    DateTimeOffset Began,
    DateTimeOffset Ended,
    IncidentEnding Ending,
    long? SecondsToRemediate)
{
    public static ClosedIncident Of(EndedIncident one, string name) => new(
        one.Id,
        one.Account,
        name,
        $"{one.Subject}",
        one.Severity,
        one.Kinds,
        one.Began,
        one.Ended,
        one.Ending,
        one.SecondsToRemediate);
}
