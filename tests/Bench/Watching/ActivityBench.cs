using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Ledger;
using Guardrails.Core.Activity;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Observers;
using Guardrails.Core.Names;
using ActivityContext = Guardrails.Core.Incidents.Observers.ActivityContext;

namespace Guardrails.Tests.Bench.Watching;

/// <summary>
/// An event on its way into the ledger: parsed, understood, and written as rows, against parsing the same text and
/// nothing else.
/// </summary>
internal static class ActivityBench
{
    private const int Events = 2_000;

    private static readonly AccountId Account = AccountId.Parse("444444444444");
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 5, 0, TimeSpan.Zero);
    private static readonly Alternation Rounds = new(AtLeast: 10, AtMost: 60, Within: TimeSpan.FromSeconds(15));

    private static readonly ActivityContext Context = new()
    {
        Partition = Partition.Commercial,
        Accounts = new HashSet<AccountId> { Account },
        ManagementAccount = AccountId.Parse("111111111111"),
        RootSessions = new Dictionary<string, IReadOnlySet<string>>(),
    };

    /// <summary>Measures time and memory.</summary>
    /// <exception cref="DifferenceException">An event was not recorded.</exception>
    public static async Task<IReadOnlyList<Row>> MeasureAsync()
    {
        using var table = new CountingTable();
        var ledger = new ActivityLedger(
            new LedgerTable(table, DeployedNames.Ledger, new AwsCalls(new CallTerms(_ => ""), TimeProvider.System)));
        string[] events = [.. Enumerable.Range(0, Events).Select(Event)];

        await RecordAsync(ledger, events);
        var (calls, read, written) = (table.Calls, table.Read, table.Written);
        if (written < Events)
            throw new DifferenceException($"{Events} events gave {written} writes.");
        var rounds = await Rounds.MeasureAsync(
            async () =>
            {
                table.Clear();
                return await TimeAsync(() => RecordAsync(ledger, events));
            },
            () => TimeAsync(() => ParseAsync(events)));

        table.Clear();
        var ours = await AllocatedAsync(() => RecordAsync(ledger, events));
        var theirs = await AllocatedAsync(() => ParseAsync(events));
        var each = new Comparison([.. rounds.Rounds.Select(one => new Round(one.Ours / Events, one.Theirs / Events))]);
        return
        [
            new("Event of a root user", "JsonDocument.Parse", each, NotMeasured: null,
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Event: from CloudTrail's text to rows, {Events} events, half of them keys that are made and half "
                    + $"uses of a key, before a table in memory ({(double)calls / Events:0.0} calls of Amazon DynamoDB "
                    + $"each, {(double)read / Events:0.0} units read and {(double)written / Events:0.0} written, which "
                    + $"take milliseconds). That is {1 / each.Ours.TotalSeconds:N0} events a second on one "
                    + $"core of this machine. The other side parses the same text and reads three members."),
            ]),
            new("Memory of an event", "JsonDocument.Parse", Comparison: null, NotMeasured: null, [])
            {
                Amounts = new(ours, theirs, "KB"),
            },
        ];
    }

    private static async Task RecordAsync(ActivityLedger ledger, string[] events)
    {
        foreach (var text in events)
        {
            var activity = RootActivity.Parse(text);
            var use = KeyUse.Of(activity);
            var context = use is null ? Context : Context with
            {
                KnownUses = new Dictionary<string, IReadOnlySet<KeyUseTrait>>
                {
                    [use.AccessKeyId] = await ledger.UsesAsync(Account, use.AccessKeyId, [use.Event], default),
                },
            };
            var observed = ActivityObserver.Of(activity, context, Now);
            if (observed.Observations.Count == 0)
                throw new DifferenceException($"An event gave no observation: {observed.Suspicion}");
            await ledger.RecordAsync(Account, observed.Observations, use, default);
        }
    }

    private static Task ParseAsync(string[] events)
    {
        foreach (var text in events)
        {
            using var document = JsonDocument.Parse(text);
            var detail = document.RootElement.GetProperty("detail");
            if (detail.GetProperty("eventID").GetString() is null || detail.GetProperty("eventName").GetString() is null
                || document.RootElement.GetProperty("account").GetString() is null)
                throw new DifferenceException("An event has not what every event has.");
        }

        return Task.CompletedTask;
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> run)
    {
        var time = Stopwatch.StartNew();
        await run();
        return time.Elapsed;
    }

    /// <summary>Kilobytes for each event.</summary>
    private static async Task<double> AllocatedAsync(Func<Task> run)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await run();
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / 1024.0 / Events;
    }

    private static string Event(int number)
    {
        var key = $"AKIA{number:D16}";
        var detail = number % 2 == 0
            ? new JsonObject
            {
                ["responseElements"] = new JsonObject
                {
                    ["accessKey"] = new JsonObject { ["accessKeyId"] = key, ["status"] = "Active" },
                },
            }
            : new JsonObject
            {
                ["userIdentity"] = new JsonObject
                {
                    ["type"] = "Root",
                    ["arn"] = $"arn:aws:iam::{Account}:root",
                    ["accountId"] = Account.Value,
                    ["accessKeyId"] = $"AKIA{number % 100:D16}",
                },
                ["eventName"] = "ListUsers",
                ["readOnly"] = true,
            };
        detail["eventID"] = $"e0176723-ea76-4275-83a3-{number:D12}";
        detail["sourceIPAddress"] = $"198.51.100.{number % 50}";
        detail["userAgent"] = "aws-cli/2.32.1 Python/3.13.7 Linux/6.8.0 md/command#iam.list-users";
        return RootEvent.With(detailChanges: detail);
    }
}
