using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Core.Ids;

namespace Guardrails.Lambda.RootRecheck;

/// <summary>What became of one account's events, or of an event of no account, as one line of JSON that CloudWatch Logs Insights can query.</summary>
/// <param name="Outcome"><c>started</c>, <c>waiting</c>, <c>failed</c>, <c>ignored</c> or <c>malformed</c>.</param>
/// <param name="Messages">The messages that it is about.</param>
/// <param name="Finding">Why, with the remedy where there is one; null where all is said.</param>
internal sealed record LogLine(string Outcome, IEnumerable<string> Messages, string? Finding = null)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public AccountId? Account { get; init; }

    /// <summary>What happened in the account.</summary>
    public IEnumerable<string> Events { get; init; } = [];

    /// <summary>The rules that were started.</summary>
    public IEnumerable<string> Rules { get; init; } = [];

    public override string ToString() => new JsonObject
    {
        ["outcome"] = Outcome,
        ["account"] = Account?.Value,
        ["events"] = List(Events.Distinct().Order(StringComparer.Ordinal)),
        ["rules"] = List(Rules),
        ["messages"] = List(Messages),
        ["findings"] = List(Finding is null ? [] : [Finding]),
    }.ToJsonString(Readable);

    private static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
