using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.SimpleNotificationService.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Incidents;

namespace Guardrails.Tests.Unit.Lambdas.IncidentAlerts;

/// <summary>The function with calls that fail. Its stream delivers again, and its sweep comes again.</summary>
internal sealed partial class InterruptedSite
{
    private readonly AlertsSite _site = new(News.Noon, chat: true);
    private readonly Func<int, bool> _fails;
    private readonly (bool IsDone, bool IsEnd) _failure;
    private readonly Lock _lock = new();
    private bool _isInvoked;
    private bool _isOver;
    private AmazonWebServiceRequest? _lost;

    /// <param name="fails">Decides by a call's number, of those that write or send, if it fails.</param>
    /// <param name="isDone">True where a call that fails is done all the same, and only its answer is lost.</param>
    /// <param name="isEnd">True where every call fails from then on until the function is invoked again.</param>
    public InterruptedSite(Func<int, bool> fails, bool isDone, bool isEnd)
    {
        (_fails, _failure) = (fails, (isDone, isEnd));
        (_site.Table.Before, _site.Table.After) = (Begins, Answers);
        (_site.Topics.Before, _site.Topics.After) = (Begins, Answers);
    }

    /// <summary>The calls that wrote or sent, or were to.</summary>
    public int Calls { get; private set; }

    public AlertsSite Site => _site;

    /// <summary>Every telling, by topic, incident and severity, as often as it was sent.</summary>
    public IReadOnlyList<string> Tellings => [.. _site.Topics.Sent.SelectMany(TellingsOf)];

    /// <summary>Those that were sent, but whose row did not say so when the function ended.</summary>
    public List<string> Unmarked { get; } = [];

    public async Task DeliverAsync()
    {
        foreach (var batch in _site.Undelivered())
        {
            var records = batch["Records"]!.AsArray().Select(record => record!.AsObject()).ToList();
            for (var attempt = 0; records.Count > 0; attempt++)
            {
                attempt.ShouldBeLessThan(1_000);
                if (await InvokeAsync(AlertsSite.Batch(records)) is { } answer)
                    records = [.. From(records, answer["batchItemFailures"]!.AsArray())];
            }
        }
    }

    public async Task SweepForAsync(TimeSpan span)
    {
        for (var end = _site.Time.GetUtcNow() + span; _site.Time.GetUtcNow() < end;)
        {
            _site.Time.Advance(TimeSpan.FromMinutes(5));
            await InvokeAsync(new() { ["job"] = "sweep" });
            await DeliverAsync();
        }
    }

    /// <summary>The answer; null where there was none.</summary>
    private async Task<JsonObject?> InvokeAsync(JsonObject asked)
    {
        var before = _site.Topics.Sent.Count;
        _isInvoked = true;
        try
        {
            return await _site.InvokeAsync(asked);
        }
        catch (Exception exception) when (exception is AwsCallException or AggregateException)
        {
            return null;
        }
        finally
        {
            (_isInvoked, _isOver) = (false, false);
            var marked = _site.RowsOf("alert/").SelectMany(MarkedOf).ToHashSet();
            Unmarked.AddRange(_site.Topics.Sent[before..].SelectMany(TellingsOf).Where(one => !marked.Contains(one)));
        }
    }

    private static IEnumerable<JsonObject> From(List<JsonObject> records, JsonArray failures) =>
        failures is [var failed, ..]
            ? records.SkipWhile(record => record["dynamodb"]!["SequenceNumber"]!.GetValue<string>()
                != failed!["itemIdentifier"]!.GetValue<string>())
            : [];

    private bool Begins(AmazonWebServiceRequest call)
    {
        lock (_lock)
        {
            if (!_isInvoked)
                return true;
            if (_isOver)
                return false;
            if (call is GetItemRequest or QueryRequest || !_fails(Calls++))
                return true;
            _isOver = _failure.IsEnd;
            _lost = _failure.IsDone ? call : null;
            return _failure.IsDone;
        }
    }

    private bool Answers(AmazonWebServiceRequest call) => !ReferenceEquals(call, _lost);

    private static IEnumerable<string> TellingsOf(PublishRequest message) =>
        IncidentId().Matches(message.Message).Select(match => match.Value).Distinct().Select(id =>
            Telling(message.TopicArn, id, message.MessageAttributes["severity"].StringValue));

    private static IEnumerable<string> MarkedOf(Dictionary<string, AttributeValue> row)
    {
        var severity = row.GetValueOrDefault("told")?.S == $"{Severity.Critical}" ? "critical" : "high";
        if (row.ContainsKey("mailed") || row.ContainsKey("sent"))
            yield return Telling(AlertsSite.Mail, row["id"].S, severity);
        if (row.ContainsKey("sent"))
            yield return Telling(AlertsSite.Chat, row["id"].S, severity);
    }

    private static string Telling(string topic, string incident, string severity) =>
        $"{topic[(topic.LastIndexOf(':') + 1)..]} {incident} {severity}";

    [GeneratedRegex("[0-9]{12}-[0-9a-f]{8}")]
    private static partial Regex IncidentId();
}
