using Guardrails.Aws.Calls;
using Guardrails.Aws.Config;
using Guardrails.Aws.Ledger;
using Guardrails.Aws.Organizations;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;
using Guardrails.Core.Reconciling;
using Guardrails.Core.Reporting;

namespace Guardrails.Aws.Reports;

/// <summary>
/// Reads what a report is made of: the accounts, the ledger, and AWS Config's aggregator as a second opinion. Of a
/// large organization it keeps one account's rows in memory at a time, and what the report says of each.
/// </summary>
/// <param name="accounts">The organization's accounts.</param>
/// <param name="ledger">The ledger.</param>
/// <param name="aggregate">The aggregator.</param>
/// <param name="time">The clock.</param>
/// <param name="progress">Told how far it is.</param>
public sealed class ReportReader(
    OrganizationAccounts accounts,
    ReportLedger ledger,
    AggregateReader aggregate,
    TimeProvider time,
    IProgress<string> progress)
{
    /// <summary>Each account takes nine queries of a few milliseconds.</summary>
    private const int AtATime = 32;

    private const int AccountsBetweenReports = 500;

    /// <summary>The fewest days in which an account that is no longer listed is sought.</summary>
    private const int FewestDaysBack = 7;

    /// <summary>Comparisons are kept so long.</summary>
    private const int MostDaysBack = 100;

    /// <summary>Reads the report.</summary>
    /// <param name="scope">The organization, as its file describes it.</param>
    /// <param name="problems">What is known to be missing already.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AwsCallException">
    /// The accounts could not be listed, or nothing of the ledger could be read.
    /// </exception>
    public async Task<ComplianceReport> ReadAsync(
        ReportScope scope, IEnumerable<string> problems, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        List<string> missing = [.. problems];
        progress.Report("Reading the organization's accounts");
        var listed = await accounts.ReadAsync(cancellation);
        var period = new ReportPeriod(time.GetUtcNow(), CountedSince: null);
        var unread = new List<string>();
        var before = await ledger.NumbersAsync(scope.ManagementAccount, unread, cancellation);
        missing.AddRange(unread.Select(failure => $"The trend could not be read whole: {failure}"));
        var compared = await TryAsync(
            () => ledger.ComparedBeforeAsync(period.Today, DaysBack(before, period), cancellation),
            new HashSet<AccountId>(),
            "The accounts that left",
            missing);
        var departed = DayNumbers.DepartedBy(
            before.Where(day => day.Day < period.Today), compared, listed.Keys.ToHashSet(), period);
        progress.Report("Reading what AWS Config's aggregator shows");
        var copies = await TryAsync<AggregatedResults?>(
            async () => await aggregate.ReadAsync(cancellation), null, "AWS Config's own results", missing);

        var first = new FirstDay();
        var read = 0;
        progress.Report($"Reading the ledger of {Counted.Of(listed.Count, "account")}");
        var reported = await Limited.AllAsync(listed, AtATime, async one =>
        {
            var facts = await FactsAsync(one.Key, one.Value);
            if (Interlocked.Increment(ref read) % AccountsBetweenReports == 0)
                progress.Report($"Read {read} of {Counted.Of(listed.Count, "account")}");
            return ReportedAccount.Of(
                facts with { Copies = copies?.OfAccount(one.Key, facts.Latest) }, scope, period);
        });
        var left = await Limited.AllAsync(departed, AtATime, async one =>
            DepartedAccount.Of(await FactsAsync(one.Key, new("", [])), one.Value, period));
        return ComplianceReport.Of(
            scope, period with { CountedSince = first.Day }, reported, left, before, copies is not null, missing);

        async Task<AccountFacts> FactsAsync(AccountId account, ListedAccount listing)
        {
            var facts = await ledger.ReadAsync(
                new(account)
                {
                    Name = listing.Name, State = listing.State, Above = listing.Above, Units = listing.Units,
                },
                cancellation);
            foreach (var day in facts.Days)
                first.Saw(day.FirstSeen);
            foreach (var one in facts.Observations)
                first.Saw(DateOnly.FromDateTime(one.Heard.UtcDateTime));
            return facts;
        }
    }

    private static async Task<T> TryAsync<T>(Func<Task<T>> read, T nothing, string what, List<string> problems)
    {
        try
        {
            return await read();
        }
        catch (Exception exception) when (exception is AwsCallException or FormatException)
        {
            problems.Add($"{what} could not be read: {exception.Message}");
            return nothing;
        }
    }

    /// <summary>Since the newest report, however long ago: nobody else notices who left in between.</summary>
    private static int DaysBack(IReadOnlyList<DayNumbers> before, ReportPeriod period) => Math.Clamp(
        before.Count == 0 ? 0 : period.Today.DayNumber - before[^1].Day.DayNumber + 1, FewestDaysBack, MostDaysBack);

    /// <summary>The first day on which the ledger knew anything of any account.</summary>
    private sealed class FirstDay
    {
        private readonly Lock _lock = new();

        public DateOnly? Day { get; private set; }

        public void Saw(DateOnly day)
        {
            lock (_lock)
                Day = Day is { } first && first < day ? first : day;
        }
    }
}
