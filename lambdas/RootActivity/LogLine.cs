using System.Text.Json.Nodes;
using Guardrails.Core.Activity;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Lambda.Runtime;
using TrailEvent = Guardrails.Core.Activity.RootActivity;

namespace Guardrails.Lambda.RootActivity;

/// <summary>The outcome of one message.</summary>
/// <param name="Outcome">
/// <c>recorded</c>, <c>nothing</c>, <c>suspect</c>, <c>malformed</c> or <c>failed</c>.
/// </param>
/// <param name="Message">The message's id, where it has one.</param>
internal sealed record LogLine(string Outcome, string? Message)
{
    public AccountId? Account { get; init; }

    public string? Event { get; init; }

    public IReadOnlyList<Observation> Observations { get; init; } = [];

    public string? Finding { get; init; }

    /// <summary>The account and the event of an activity.</summary>
    public LogLine About(TrailEvent activity) => this with
    {
        Account = activity.Accounts.Sender.TryGet(out var sender) ? sender : null,
        Event = activity.Label,
    };

    public JsonObject ToJson() => new()
    {
        ["outcome"] = Outcome,
        ["message"] = Message,
        ["account"] = Account?.Value,
        ["event"] = Event,
        ["observations"] = JsonLog.List(
            Observations.Select(one => $"{one.Account} {one.Kind?.Name ?? $"{one.Effect}"}")),
        ["findings"] = JsonLog.List(Finding is null ? [] : [Finding]),
    };
}
