using System.Diagnostics;
using System.Globalization;
using Amazon.DynamoDBv2;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Ledger;
using Guardrails.Core.Controls;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Names;
using Guardrails.Core.Reconciling;
using Guardrails.Core.Reporting;
using Guardrails.Reports;
using Guardrails.Tests.Bench.Watching;

namespace Guardrails.Tests.Bench.Reporting;

/// <summary>From the rows of the ledger to all files, before a table that answers at once.</summary>
internal static class LedgerReportBench
{
    private const int Smaller = 5_000;
    private const int Largest = 50_000;
    private const int AtATime = 32;

    /// <summary>The days of a quarter.</summary>
    private const int Days = 92;

    private static readonly AccountId One = AccountId.Parse("999999999999");

    /// <summary>Measures; the row has the growth, and its note the figures.</summary>
    public static async Task<Row> MeasureAsync(string folder)
    {
        var table = await RowsOfOneAsync();
        var small = await MakeAsync(table, Smaller, folder);
        var large = await MakeAsync(table, Largest, folder);
        return new(
            "Report from the ledger's rows, 50,000 accounts",
            "5,000 accounts",
            Comparison: null,
            NotMeasured: null,
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"From {large.Calls} queries to all files, {Largest} accounts of {Days} days and four controls: "
                    + $"{large.Time.TotalSeconds:0.0} s, at most {large.Peak / 1e6:0} MB managed; {Smaller} accounts: "
                    + $"{small.Time.TotalSeconds:0.0} s, {small.Peak / 1e6:0} MB. Waiting for DynamoDB is not in it."),
            ])
        {
            Amounts = new(large.Time.TotalSeconds, small.Time.TotalSeconds, "s"),
        };
    }

    private static async Task<(TimeSpan Time, long Peak, int Calls)> MakeAsync(
        CountingTable rows, int accounts, string folder)
    {
        using var table = new TemplateTable(rows, One.Value);
        var ledger = new ReportLedger(Table(table), new StandingClock());
        var period = new ReportPeriod(SampleReport.At, null);
        using var memory = new PeakMemory();
        var time = Stopwatch.StartNew();
        var reported = await Limited.AllAsync(Enumerable.Range(1, accounts), AtATime, async place =>
            ReportedAccount.Of(
                await ledger.ReadAsync(
                    new(AccountId.Parse(place.ToString("000000000000", CultureInfo.InvariantCulture)))
                    {
                        Name = SampleReport.NameOf(place), State = "ACTIVE", Above = ["r-ex01"],
                    },
                    CancellationToken.None),
                SampleReport.Scope,
                period));
        var report = ComplianceReport.Of(SampleReport.Scope, period, reported, [], [], hasCopies: false, []);
        if (report.Numbers.WithKeys != accounts || report.Numbers.Unread != 0)
            throw new DifferenceException($"{report.Numbers.WithKeys} of {accounts} accounts have their key.");
        foreach (var rendering in Renderings.All)
        {
            await using var file = File.Create(Path.Combine(folder, rendering.FileName));
            await rendering.WriteAsync(report, file, CancellationToken.None);
        }

        return (time.Elapsed, memory.Stop(), table.Calls);
    }

    private static async Task<CountingTable> RowsOfOneAsync()
    {
        var rows = new CountingTable();
        var table = Table(rows);
        var at = SampleReport.At.AddHours(-3);
        foreach (var control in SampleReport.Scope.Controls)
        {
            await table.AddAsync(
                LatestRow.Of(new()
                {
                    Account = One,
                    Control = control.Name,
                    Region = "us-east-1",
                    Compliance = Compliance.NonCompliant,
                    Since = at.AddDays(-30),
                    Asked = at,
                    Heard = at,
                    Read = at,
                    KeysAnswered = at,
                    Findings = ["The root user has an access key.", "Read at that time from the account summary."],
                    Keys = [new("AKIAIOSFODNN7EXAMPLE", Active: true, at.AddDays(-1), "s3", "us-east-1")],
                }),
                CancellationToken.None);
        }

        var subject = new IncidentSubject(SubjectKind.AccessKey, "AKIAIOSFODNN7EXAMPLE");
        await table.AddAsync(
            ObservationRow.Of(LedgerWriter.RootPostureRule, Observation.Opening(
                new("seen", $"{subject}"), One, subject, IncidentCatalog.Get<RootKeyExists>(), at.AddDays(-30),
                at.AddDays(-30), ObservationSource.Evaluations)),
            CancellationToken.None);
        for (var day = 0; day < Days; day++)
        {
            await table.AddAsync(
                ReconciledDayRow.Of(
                    new(One, DateOnly.FromDateTime(at.AddDays(-day).UtcDateTime))
                    {
                        FirstSeen = new(2026, 8, 1), Works = true, IsHeard = true,
                    },
                    at.AddDays(-day)),
                CancellationToken.None);
        }

        return rows;
    }

    /// <summary>The sample's clock: rows expire by it.</summary>
    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => SampleReport.At;
    }

    private static LedgerTable Table(IAmazonDynamoDB client) =>
        new(client, DeployedNames.Ledger, new AwsCalls(new CallTerms(_ => "measure again."), TimeProvider.System));
}
