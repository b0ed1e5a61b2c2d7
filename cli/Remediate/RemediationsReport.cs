using Guardrails.Cli.Shared;
using Guardrails.Core.Ids;
using Guardrails.Core.Remediation;

namespace Guardrails.Cli.Remediate;

/// <summary>Remediations for a machine.</summary>
internal sealed record RemediationsReport(
    DateTimeOffset ReadAt,
    bool Complete,
    IReadOnlyList<ListedRemediation> Remediations,
    IReadOnlyList<ListedStart> NotBegun,
    IReadOnlyList<UnreadRemediations> Unread)
{
    /// <summary>Its JSON, as <c>remediate list --output json</c> writes it.</summary>
    public static readonly ReportFormat<RemediationsReport> Format = new("Guardrails: remediations", version: 1);

    public static RemediationsReport Of(ReadRemediations read) => new(
        read.ReadAt,
        read.Unread.Count == 0,
        [.. read.Cases.Select(ListedRemediation.Of)],
        [
            .. read.Recorded.Select(one => new ListedStart(
                one.Decision.CaseId, one.Decision.Account, one.By.Person, one.By.At, one.Decision.Reason)),
        ],
        [
            .. read.Unread.OrderBy(one => one.Key.Value, StringComparer.Ordinal)
                .Select(one => new UnreadRemediations(one.Key, one.Value)),
        ]);
}

/// <summary>A remediation in a list.</summary>
internal sealed record ListedRemediation(
    string Id,
    AccountId Account,
    string Stage,
    string StageInWords,
    bool Over,
    DateTimeOffset StartedAt,
    string StartedBy,
    string Reason,
    bool WaitsForPerson,
    string WaitsFor,
    string? DueStep,
    DateTimeOffset? DueFrom)
{
    public static ListedRemediation Of(RemediationCase one) => new(
        one.Id,
        one.Account,
        one.Stage.GetType().Name,
        one.Stage.Words,
        one.IsOver,
        one.Start.At,
        one.Start.Person,
        one.Start.Reason,
        one.WaitsForPerson,
        WaitingFor.Of(one),
        one.Due?.Step.ToString(),
        one.Due?.From);
}

/// <summary>A start that the function has not begun yet.</summary>
internal sealed record ListedStart(
    string Id, AccountId Account, string StartedBy, DateTimeOffset StartedAt, string Reason);

/// <summary>An account whose remediations are not known.</summary>
internal sealed record UnreadRemediations(AccountId Account, string Reason);
