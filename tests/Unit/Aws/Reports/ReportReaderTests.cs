using Guardrails.Aws.Calls;
using Guardrails.Aws.Ledger;
using Guardrails.Aws.Reports;
using Guardrails.Core.Controls;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Reporting;
using Guardrails.Tests.Unit.Lambdas.Reconciliation;

namespace Guardrails.Tests.Unit.Aws.Reports;

public sealed class ReportReaderTests : IAsyncLifetime
{
    private static readonly AccountId Payments = ReconciliationSite.Payments;
    private static readonly IncidentSubject Key = new(SubjectKind.AccessKey, "AKIAROOT");

    private ReconciliationSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await ReconciliationSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Every_account_of_the_organization_is_in_the_report_with_its_name_and_place()
    {
        var report = await ReadAsync();

        report.Accounts.Select(one => one.Id).ShouldBe(_site.Listed, ignoreOrder: true);
        var payments = report.Accounts.Single(one => one.Id == Payments);
        payments.Name.ShouldBe("payments-prod");
        payments.Units.ShouldBe(["Workloads", "Production"]);
        report.Accounts.Single(one => one.Id == ReconciliationSite.Management).Units.ShouldBeEmpty();
        report.Accounts.Single(one => one.Id == ReconciliationSite.Suspended).Reach.ShouldBe(AccountReach.Inactive);
        report.Numbers.Unknown.ShouldBe(_site.Listed.Count - 1, "nothing was evaluated yet");
        report.IsComplete.ShouldBeTrue();
        report.IsWholeQuarter.ShouldBeFalse();
    }

    [Fact]
    public async Task What_the_ledger_has_is_counted()
    {
        await _site.EvaluateAsync();
        await SeeKeyAsync(_site.Time.GetUtcNow().AddHours(-30));
        await _site.CompareAsync();

        var report = await ReadAsync();

        report.Numbers.Unknown.ShouldBe(0);
        report.Numbers.OpenKeys.ShouldBe(1);
        report.Numbers.OldestOpenKeySeconds!.Value.ShouldBeInRange(30 * 3600, (30 * 3600) + 60);
        report.CountedSince.ShouldBe(new DateOnly(2026, 11, 23), "what was heard then is the first thing known");
    }

    [Fact]
    public async Task The_numbers_of_a_day_come_back_in_the_next_report_and_a_later_one_of_the_day_replaces_them()
    {
        await _site.EvaluateAsync();
        await KeepAsync();
        _site.Time.Advance(TimeSpan.FromHours(1));
        await SeeKeyAsync(_site.Time.GetUtcNow());
        await KeepAsync();
        _site.Time.Advance(TimeSpan.FromHours(23));

        var report = await ReadAsync();

        report.Trend.Count.ShouldBe(2);
        report.Trend[0].Values["AccountsWithRootKeys"].ShouldBe(1);
        report.Changes!.Since.ShouldBe(ReconciliationSite.Start.AddHours(1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task An_account_that_left_counts_for_what_it_did_before()
    {
        await _site.EvaluateAsync();
        await _site.CompareAsync();
        var subject = new IncidentSubject(SubjectKind.SignIn);
        await _site.PutAsync(ObservationRow.Of(LedgerWriter.RootActivity, Observation.Opening(
            ObservationId.OfEvent("sign-in", subject), Payments, subject, IncidentCatalog.Get<RootSignIn>(),
            _site.Time.GetUtcNow(), _site.Time.GetUtcNow(), ObservationSource.RootReads)));
        _site.World.Accounts.Remove(Payments.Value);
        _site.Time.Advance(TimeSpan.FromDays(1));
        await KeepAsync();

        // No comparison remembers it any more: the report does.
        _site.Time.Advance(TimeSpan.FromDays(20));
        var report = await ReadAsync();

        report.Accounts.ShouldNotContain(one => one.Id == Payments);
        report.Departed.Select(one => (one.Id, one.Noticed)).ShouldBe([(Payments, new DateOnly(2026, 11, 25))]);
        report.Numbers.SignIns.ShouldBe(1);
    }

    /// <summary>The aggregator has no result of the account: somebody deleted its evaluations.</summary>
    [Fact]
    public async Task A_key_whose_evaluation_was_deleted_is_still_in_the_report_with_the_mismatch_named()
    {
        var since = _site.Time.GetUtcNow().AddDays(-3);
        for (var day = 0; day < 3; day++)
        {
            await _site.EvaluateAsync(butFor: [Payments]);
            await _site.PutAsync(LatestRow.Of(new()
            {
                Account = Payments,
                Control = ReconciliationSite.Control,
                Region = "us-east-1",
                Compliance = Compliance.NonCompliant,
                Since = since,
                Asked = _site.Time.GetUtcNow(),
                Heard = _site.Time.GetUtcNow(),
                Read = _site.Time.GetUtcNow(),
                Findings = ["The root user has an access key."],
                Keys = [new("AKIAROOT", Active: true)],
                KeysAnswered = _site.Time.GetUtcNow(),
            }));
            await _site.CompareAsync();
            _site.Time.Advance(TimeSpan.FromDays(1));
        }

        var payments = (await ReadAsync()).Accounts.Single(one => one.Id == Payments);

        payments.HasActiveKeys.ShouldBeTrue();
        payments.Controls[0].Standing.ShouldBe(Standing.NonCompliant);
        payments.Controls[0].Copy.ShouldBeNull("AWS Config shows nothing");
        payments.Open.SelectMany(one => one.Kinds).ShouldContain(new ResultMissing().Title);
    }

    [Fact]
    public async Task One_row_that_nobody_can_read_costs_no_other_part_and_no_other_account()
    {
        await _site.EvaluateAsync();
        await _site.EvaluateAsync(Payments, new LatestKey("AKIAROOT", Active: true));
        await _site.PutAsync(new(
            new($"RootActivity/{Payments}", "observation/broken"),
            new Dictionary<string, string> { ["id"] = "x" },
            new Dictionary<string, IReadOnlyList<string>>()));

        var report = await ReadAsync();

        report.IsComplete.ShouldBeFalse();
        report.Problems.ShouldHaveSingleItem().ShouldContain($"RootActivity/{Payments} observation/broken");
        report.Numbers.Unread.ShouldBe(1);
        report.Numbers.Unknown.ShouldBe(1);
        report.Numbers.WithActiveKeys.ShouldBe(1, "the key that was seen stays");
    }

    [Fact]
    public async Task Without_the_aggregator_there_is_a_report_and_it_says_so()
    {
        _site.Deny("config:DescribeAggregateComplianceByConfigRules");

        var report = await ReadAsync();

        report.Problems.ShouldHaveSingleItem().ShouldStartWith("AWS Config's own results could not be read: ");
        report.Controls[0].SecondOpinion.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_known_to_be_missing_already_stands_first() =>
        (await ReadAsync("Nobody confirmed.")).Problems.ShouldBe(["Nobody confirmed."]);

    [Theory]
    [InlineData("organizations:ListAccounts")]
    [InlineData("dynamodb:Query")]
    public async Task Without_the_accounts_or_the_ledger_there_is_none(string denied)
    {
        _site.Deny(denied);

        (await Should.ThrowAsync<AwsCallException>(() => ReadAsync())).Action.ShouldBe(denied);
    }

    private async Task SeeKeyAsync(DateTimeOffset at)
    {
        await _site.EvaluateAsync(Payments, new LatestKey("AKIAROOT", Active: true));
        await _site.PutAsync(ObservationRow.Of(LedgerWriter.RootPostureRule, Observation.Opening(
            ObservationId.OfEvaluation(ReconciliationSite.Control, "us-east-1", at, Key), Payments, Key,
            IncidentCatalog.Get<RootKeyExists>(), at, at, ObservationSource.Evaluations)));
    }

    private async Task KeepAsync() => await new ReportLedger(_site.Table, _site.Time).KeepAsync(
        ReconciliationSite.Management, (await ReadAsync()).ThisDay, TestContext.Current.CancellationToken);

    private Task<ComplianceReport> ReadAsync(params IReadOnlyList<string> problems)
    {
        var calls = new AwsCalls(new CallTerms(_ => "try again."), _site.Time);
        return new ReportReader(
            new(_site.Clients.Organizations(), calls),
            new(_site.Table, _site.Time),
            new(_site.Clients.ConfigService(), "us-east-1", calls),
            _site.Time,
            new Progress<string>()).ReadAsync(
                new(
                    OrganizationId.Parse("o-exampleorg1"),
                    Partition.Commercial,
                    ReconciliationSite.Management,
                    [.. ControlCatalog.All.Where(one => one.Name == ReconciliationSite.Control)]),
                problems,
                TestContext.Current.CancellationToken);
    }
}
