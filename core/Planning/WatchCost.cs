using System.Globalization;
using Guardrails.Core.Json;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles.Deployment;

namespace Guardrails.Core.Planning;

/// <summary>
/// The bill of one month for the ledger, forwarded events, the functions around them, alarms and reports.
/// </summary>
/// <param name="Dollars">Its price in US dollars, by list price.</param>
/// <param name="Lines">What it is made of, a sentence each.</param>
/// <remarks>
/// List prices of us-east-1 as third parties quote them in 2026; AWS's own pages decide:
/// https://aws.amazon.com/dynamodb/pricing/on-demand/, https://aws.amazon.com/eventbridge/pricing/,
/// https://aws.amazon.com/lambda/pricing/, https://aws.amazon.com/cloudwatch/pricing/ and
/// https://aws.amazon.com/kms/pricing/.
/// </remarks>
public sealed record WatchCost(decimal Dollars, IReadOnlyList<string> Lines)
{
    private const int Days = 30;
    private const decimal Million = 1_000_000m;

    private const decimal Write = 0.625m / Million;
    private const decimal Read = 0.125m / Million;
    private const decimal Event = 1.00m / Million;
    private const decimal Request = 0.20m / Million;
    private const decimal GigabyteSecond = 0.0000133334m;
    private const decimal QueueRequest = 0.40m / Million;
    private const decimal LogGigabyte = 0.50m;
    private const decimal Alarm = 0.10m;
    private const decimal Key = 1.00m;
    private const decimal Metric = 0.30m;

    /// <summary>The numbers of the daily report; a test compares.</summary>
    internal const int ReportMetrics = 18;

    private const int FreeMetrics = 10;

    /// <summary>The daily report: a minute of two gigabytes.</summary>
    private const decimal Report = Request + (GigabyteSecond * 2 * 60);

    private const int FreeAlarms = 10;

    /// <summary>
    /// Events of one account and Region in a month: root users hardly act, and the product's own changes come with a
    /// deploy. Twice what a quiet account shows.
    /// </summary>
    private const int EventsOfAccountAndRegion = 10;

    /// <summary>
    /// Writes of one evaluation in which nothing changed, as nearly all are: the latest row, of less than a kilobyte
    /// and in no index. tests/Bench counts five where a key appeared.
    /// </summary>
    internal const int WritesOfEvaluation = 1;

    /// <summary>
    /// Reads of one evaluation: the row before and, where the control is about keys, what events said of them, read as
    /// they are now.
    /// </summary>
    internal const int ReadsOfEvaluation = 2;

    /// <summary>Writes of one event: the observation, of two kilobytes, in the table and in its index.</summary>
    private const int WritesOfEvent = 4;

    /// <summary>Reads of one event, and of the decision to tell somebody: a handful of short partitions.</summary>
    private const int ReadsOfEvent = 20;

    /// <summary>Reads of the daily comparison for one account, four kilobytes each.</summary>
    private const int ReadsOfComparison = 12;

    private const decimal MemoryGigabytes = 0.5m;

    /// <summary>A fifth of a second of one function for each event, at worst, and the line of its log.</summary>
    private const decimal HandlingOfEvent =
        Request + (GigabyteSecond * MemoryGigabytes * 0.2m) + (LogGigabyte * 0.000_001m);

    /// <summary>One every five minutes, of a second each.</summary>
    private const long SweepsOfMonth = 12L * 24 * Days;

    /// <summary>A look for remediations that are due, where none is: two seconds of a gigabyte.</summary>
    private const decimal IdleRemediation = Request + (GigabyteSecond * 2);

    /// <summary>The polling of one empty queue: five long polls of 20 seconds at a time.</summary>
    private const long PollsOfQueue = 5L * 3 * 60 * 24 * Days;

    /// <summary>The estimate for so many watched accounts.</summary>
    public static WatchCost Of(OrganizationConfig config, int watched)
    {
        if (!config.Detects)
            return new(0, []);

        var regions = config.ForwardedRegions.Count;
        var evaluations = (long)watched * config.Controls.Sum(control => control.Frequency.RunsADay) * Days;
        var events = (long)watched * regions * EventsOfAccountAndRegion;

        // The evaluator's own answers come back by the forwarders of their Region: an account's sign of life.
        var signs = config.ForwardedRegions.Contains(config.DetectionRegion) ? evaluations : 0;
        var days = (long)watched * Days;
        var ledger = (((evaluations * WritesOfEvaluation) + (events * WritesOfEvent) + days) * Write)
            + (((evaluations * ReadsOfEvaluation) + (events * ReadsOfEvent) + (days * ReadsOfComparison)) * Read);
        var alarms = HealthAlarms.OfLedger(config).Count + HealthAlarms.OfActivity().Count
            + HealthAlarms.OfEvaluator().Count + HealthAlarms.OfReporting(config).Count
            + (config.Remediates ? HealthAlarms.OfRemediation().Count : 0);
        var keys = config.DetectsElsewhere ? 4 : 3;
        var health = (Math.Max(0, alarms - FreeAlarms) * Alarm) + (keys * Key);
        var functions = ((events + signs) * HandlingOfEvent)
            + (PollsOfQueue * QueueRequest)
            + (SweepsOfMonth * (Request + (GigabyteSecond * MemoryGigabytes)))
            + (config.Remediates ? SweepsOfMonth * IdleRemediation : 0);
        var forwarding = (events + signs) * Event;
        var reports = (Math.Max(0, ReportMetrics - FreeMetrics) * Metric) + (Days * Report);
        var region = watched * EventsOfAccountAndRegion
            * (Event + HandlingOfEvent + (WritesOfEvent * Write) + (ReadsOfEvent * Read));
        return new(
            Math.Round(ledger + health + functions + forwarding + reports, 2),
            [
                Words($"Ledger: {evaluations:N0} evaluations and {events:N0} events in DynamoDB on demand: ", ledger),
                Words(
                    $"Forwarding: {events:N0} events ({EventsOfAccountAndRegion} an account and Region, in "
                        + $"{Counted.Of(regions, "Region")}) and {signs:N0} signs of life: ",
                    forwarding),
                Words("Each further Region of $.watch.regions adds, in all: ", region),
                Words("Functions and the queue around them: ", functions),
                Words($"Health: {alarms} alarms, {FreeAlarms} of them free, and {keys} keys: ", health),
                Words(
                    $"Reports: {ReportMetrics} metrics, {FreeMetrics} of them free, a dashboard (three are free) and "
                        + "a daily run: ",
                    reports),
                "List prices of us-east-1; AWS's pricing pages decide. Not included: mails (a thousand a month are "
                    + "free), storage of rows, with its point-in-time recovery, and of reports (below a dollar for "
                    + "10,000 accounts).",
            ]);
    }

    private static string Words(string what, decimal dollars) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}${dollars:0.00}.");
}
