using System.Text.Json.Nodes;
using Guardrails.Core.Controls;
using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
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

    /// <summary>True where the ledger has the answer, or that there is none and why.</summary>
    public bool IsRecorded { get; set; }

    /// <summary>The line. It counts a failure of ours; that an account cannot be judged is no such failure.</summary>
    public JsonObject ToJson(DateTimeOffset now)
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
        if (Failure is not null && !IsRecorded)
        {
            EmbeddedMetric.AddTo(
                line, DeployedNames.MetricNamespace, DeployedNames.Unrecorded, DeployedNames.RootPostureRule, 1, now);
        }

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
