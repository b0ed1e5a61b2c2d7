using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.SimpleNotificationService.Model;
using Guardrails.Aws.Ledger;
using Guardrails.Cli.Shared;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Names;
using Guardrails.Lambda.IncidentAlerts;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Tests.Unit.Lambdas.IncidentAlerts;

/// <summary>The function as Lambda runs it, before a table, topics and an organization in memory.</summary>
internal sealed class AlertsSite
{
    public const string Mail = "arn:aws:sns:us-east-1:222222222222:GuardrailsAlerts";
    public const string Chat = "arn:aws:sns:us-east-1:222222222222:GuardrailsChat";

    private readonly StringWriter _log = new();
    private readonly IncidentAlertsFunction _function;
    private int _delivered;

    public AlertsSite(DateTimeOffset start, bool chat = false, int pageSize = 1_000)
    {
        (Time, Table) = (new(start), new() { PageSize = pageSize });
        var settings = new Settings(Mail, chat ? Chat : null, TimeSpan.FromDays(400));
        Watch = new(settings, Table, Topics, Organization, Time, new(TextWriter.Synchronized(_log)));
        _function = new(Watch, Time);
        Ledger = new(Table, DeployedNames.Ledger, new(CommandRemedies.Terms, Time));
    }

    public InstantTime Time { get; }

    public TableDouble Table { get; }

    public TopicsDouble Topics { get; } = new();

    public DirectoryDouble Organization { get; } = new();

    public Watch Watch { get; }

    public LedgerTable Ledger { get; }

    public string Log => _log.ToString();

    /// <summary>The mails, in order.</summary>
    public IReadOnlyList<PublishRequest> Mails => [.. Topics.To(Mail)];

    /// <summary>The subjects of the mails, in order.</summary>
    public IReadOnlyList<string> Subjects => [.. Mails.Select(mail => mail.Subject)];

    /// <summary>Writes observations as one of the other functions does.</summary>
    public async Task HearAsync(params IEnumerable<Observation> observations)
    {
        foreach (var one in observations)
        {
            await Ledger.AddAsync(
                ObservationRow.Of(LedgerWriter.RootActivity, one), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The changes since the last time, as batches of the stream.</summary>
    public IReadOnlyList<JsonObject> Undelivered(int size = 100)
    {
        var records = Table.Stream[_delivered..];
        _delivered = Table.Stream.Count;
        return [.. records.Chunk(size).Select(Batch)];
    }

    public static JsonObject Batch(IEnumerable<JsonObject> records) =>
        new() { ["Records"] = new JsonArray([.. records.Select(record => record.DeepClone())]) };

    /// <summary>Delivers the changes since the last time.</summary>
    public async Task DeliverAsync()
    {
        foreach (var batch in Undelivered())
            (await InvokeAsync(batch))["batchItemFailures"]!.AsArray().ShouldBeEmpty(Log);
    }

    public async Task HearAndDeliverAsync(params IEnumerable<Observation> observations)
    {
        await HearAsync(observations);
        await DeliverAsync();
    }

    public Task<JsonObject> DoAsync(string job) => InvokeAsync(new JsonObject { ["job"] = job });

    /// <summary>Sweeps every five minutes for a while.</summary>
    public async Task SweepForAsync(TimeSpan span)
    {
        var end = Time.GetUtcNow() + span;
        while (Time.GetUtcNow() < end)
        {
            Time.Advance(TimeSpan.FromMinutes(5));
            await DoAsync("sweep");
            Undelivered();
        }
    }

    public Task<JsonObject> InvokeAsync(JsonObject asked) => InvokeAsync(asked.ToJsonString());

    public async Task<JsonObject> InvokeAsync(string asked)
    {
        using var request = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(asked));
        await using var answer = await _function.HandleAsync(request, TestContext.Current.CancellationToken);
        return (JsonObject)(await JsonNode.ParseAsync(answer))!;
    }

    /// <summary>Lets every call about an account fail, and those about others succeed.</summary>
    public void Break(AccountId account) =>
        Table.Before = call => !TableDouble.PartitionOf(call).EndsWith($"/{account}", StringComparison.Ordinal);

    /// <summary>Lets every call succeed again.</summary>
    public void Mend() => (Table.Before, Table.After, Topics.Before, Topics.After) =
        (_ => true, _ => true, _ => true, _ => true);

    /// <summary>The rows of a kind.</summary>
    public IReadOnlyList<Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>> RowsOf(string prefix) =>
        [.. Table.Rows.Where(row => row["sk"].S.StartsWith(prefix, StringComparison.Ordinal))];

    public static AccountId AccountOf(int number) =>
        AccountId.Parse(number.ToString("000000000000", CultureInfo.InvariantCulture));
}
