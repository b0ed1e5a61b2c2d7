using System.Text.Json.Nodes;
using Guardrails.Aws.Alerts;
using Guardrails.Core.Ids;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.IncidentAlerts;

/// <summary>The outcome of one thing that was done.</summary>
/// <param name="Outcome">One of the words below, or a sent message's.</param>
internal sealed record LogLine(string Outcome)
{
    /// <summary>Something could not be done; the finding says why.</summary>
    public const string Failed = SentMessage.Failed;

    /// <summary>Somebody changed what never changes.</summary>
    public const string Changed = "changed";

    /// <summary>An announcement was told.</summary>
    public const string Announced = "announced";

    /// <summary>A topic's recipients were counted.</summary>
    public const string Counted = "recipients";

    /// <summary>The incidents of a message that a line names.</summary>
    private const int MostIncidents = 20;

    public AccountId? Account { get; init; }

    public string? Subject { get; init; }

    public IReadOnlyList<string> Incidents { get; init; } = [];

    public string? Finding { get; init; }

    public static LogLine Of(SentMessage message) => new(message.Outcome)
    {
        Account = message.Alerts is [var only] ? only.Account : null,
        Subject = message.Subject,
        Incidents = [.. message.Alerts.Take(MostIncidents).Select(one => one.Alert.Id)],
        Finding = message.Failure?.Message,
    };

    public JsonObject ToJson() => new()
    {
        ["outcome"] = Outcome,
        ["account"] = Account?.Value,
        ["subject"] = Subject,
        ["incidents"] = JsonLog.List(Incidents),
        ["findings"] = JsonLog.List(Finding is null ? [] : [Finding]),
    };
}
