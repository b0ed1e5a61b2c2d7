using Guardrails.Core.Reporting;

namespace Guardrails.Reports.Html;

/// <summary>The filters of one report: by status, by number, by control.</summary>
internal sealed class AccountFilters
{
    private readonly IReadOnlyList<(string Title, IReadOnlyList<AccountFilter> Filters)> _groups;

    /// <param name="report">The report.</param>
    public AccountFilters(ComplianceReport report)
    {
        _groups =
        [
            ("Status", AccountFilter.OfStatus),
            ("Numbers", [.. AccountFilter.OfMetric(report).Values]),
            ("Controls", [.. report.Controls.Select(control => AccountFilter.OfControl(control.Name))]),
        ];
        All = [.. _groups.SelectMany(group => group.Filters)];
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<AccountFilter> All { get; }

    /// <summary>The filters as the page offers them.</summary>
    public IReadOnlyList<FilterGroup> Groups(IReadOnlyList<ReportedAccount> accounts) =>
    [
        .. _groups.Select(group => new FilterGroup(
            group.Title,
            [
                .. group.Filters.Select(filter =>
                    new FilterChoice(filter.Id, filter.Title, Words.Number(accounts.Count(filter.Has)))),
            ])),
    ];
}
