using System.Text.Json.Nodes;
using Guardrails.Core.Controls;
using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.RootPostureRule;

/// <summary>The results of an invocation, as far as it came.</summary>
internal sealed class LogLine
{
    public AccountId? Account { get; set; }

    public RuleRequest? Rule { get; set; }

    public RootEvidence? Evidence { get; set; }

    public Verdict? Verdict { get; set; }

    public string? Refusal { get; set; }

    public string? NotWatched { get; set; }

    public Exception? Failure { get; set; }

    public JsonObject ToJson()
    {
        var line = new JsonObject
        {
            ["outcome"] = Failure is not null ? "failed"
                : Refusal is not null ? "refused"
                : NotWatched is not null ? "not watched"
                : "evaluated",
            ["account"] = Account?.Value,
            ["rule"] = Rule?.RuleName,
            ["control"] = Rule?.Control.Name,
            ["compliance"] = Verdict?.Compliance.ToString(),
            ["findings"] = JsonLog.List(Findings()),
        };
        if (Evidence is not null)
            line["readings"] = new JsonArray([.. Evidence.Readings.Select(Describe)]);
        return line;
    }

    private static JsonNode Describe(EvidenceReading reading) => new JsonObject
    {
        ["source"] = reading.Source,
        ["at"] = reading.At?.UtcDateTime,
        ["unavailable"] = reading.Unavailable,
    };

    private IEnumerable<string> Findings() =>
        Failure is not null ? [Failure.Message]
        : (Refusal ?? NotWatched) is { } reason ? [reason] : Verdict?.Findings ?? [];
}
