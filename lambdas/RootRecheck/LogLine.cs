using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.RootRecheck;

/// <summary>The outcome of one account's events, or of an event of no account.</summary>
/// <param name="Outcome">
/// <c>started</c>, <c>waiting</c>, <c>failed</c>, <c>ignored</c> or <c>malformed</c>.
/// </param>
/// <param name="Messages">The messages that it is about.</param>
/// <param name="Finding">Why, with the remedy where there is one; null where all is said.</param>
internal sealed record LogLine(string Outcome, IEnumerable<string> Messages, string? Finding = null)
{
    public AccountId? Account { get; init; }

    /// <summary>The events in the account.</summary>
    public IEnumerable<string> Events { get; init; } = [];

    /// <summary>The rules that were started.</summary>
    public IEnumerable<string> Rules { get; init; } = [];

    public JsonObject ToJson() => new()
    {
        ["outcome"] = Outcome,
        ["account"] = Account?.Value,
        ["events"] = JsonLog.List(Events.Distinct().Order(StringComparer.Ordinal)),
        ["rules"] = JsonLog.List(Rules),
        ["messages"] = JsonLog.List(Messages),
        ["findings"] = JsonLog.List(Finding is null ? [] : [Finding]),
    };
}
