using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Reporting;
using Guardrails.Reports.Csv;
using Guardrails.Reports.Html;
using Guardrails.Tests.Unit.Reporting;

namespace Guardrails.Tests.Unit.Reports;

/// <summary>The oldest incident of an account is the oldest of all, not of those that are shown.</summary>
public sealed class OldestIncidentTests
{
    [Fact]
    public void It_is_found_among_those_that_are_not_shown()
    {
        var account = Many();

        account.OpenIncidents.ShouldBe(31);
        account.Open.Count.ShouldBe(25);
        account.Open.Min(one => one.Began).ShouldBe(Told.At("2026-11-20T00:00"));
        account.OldestIncident.ShouldBe(Told.At("2026-11-02T12:00"));
        new Told("000000000001").Compliant().Reported.OldestIncident.ShouldBeNull();
    }

    [Fact]
    public void Page_and_table_show_its_age()
    {
        var account = Many();
        var report = ComplianceReport.Of(Told.Scope, Told.Period, [account], [], [], hasCopies: false, []);

        AccountRow.Of(account, 0, [], Told.Now).Oldest.ShouldBe("27 d");
        AccountRow.Of(account, 0, [], Told.Now).Ranks.ShouldEndWith($" {27 * 86_400}");
        Column.Of(report).Single(one => one.Name == "oldest_incident_days").Cell(account).ShouldBe("27");
    }

    [Fact]
    public void Without_one_nothing_is_shown()
    {
        var account = SampleReport.Of(3).Accounts[0];

        AccountRow.Of(account, 0, [], SampleReport.At).Oldest.ShouldBeEmpty();
        Column.Of(SampleReport.Of(3)).Single(one => one.Name == "oldest_incident_days").Cell(account).ShouldBeEmpty();
    }

    /// <summary>Thirty new keys, and before them something less urgent.</summary>
    private static ReportedAccount Many()
    {
        var told = new Told("000000000001").Compliant().Opens<RootMfaMissing>(
            new(SubjectKind.Mfa), "2026-11-02T12:00", ObservationSource.Evaluations);
        for (var key = 0; key < 30; key++)
            told.KeyMade($"AKIAEXAMPLE{key:00}", $"2026-11-20T00:{key:00}");
        return told.Reported;
    }
}
