using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Core.Controls;
using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;

namespace Guardrails.Lambda.RootPostureRule;

/// <summary>The one line that an invocation leaves in the log, as JSON, so that CloudWatch Logs Insights can query it.</summary>
internal sealed class LogLine(TextWriter log)
{
    public AccountId? Account { get; set; }

    public RuleRequest? Rule { get; set; }

    public RootEvidence? Evidence { get; set; }

    public Verdict? Verdict { get; set; }

    public string? Refusal { get; set; }

    public Exception? Failure { get; set; }

    public void Write()
    {
        var line = new JsonObject
        {
            ["outcome"] = Failure is not null ? "failed" : Refusal is not null ? "refused" : "evaluated",
            ["account"] = Account?.Value,
            ["rule"] = Rule?.RuleName,
            ["control"] = Rule?.Control.Name,
            ["compliance"] = Verdict?.Compliance.ToString(),
            ["findings"] = new JsonArray([.. Findings().Select(finding => (JsonNode)finding)]),
        };
        if (Evidence is not null)
            line["readings"] = new JsonArray([.. Evidence.Readings.Select(Describe)]);
        log.WriteLine(line.ToJsonString(Readable));
    }

    private static JsonNode Describe(EvidenceReading reading) => new JsonObject
    {
        ["source"] = reading.Source,
        ["at"] = reading.At?.UtcDateTime,
        ["unavailable"] = reading.Unavailable,
    };

    private IEnumerable<string> Findings() =>
        Failure is not null ? [Failure.Message] : Refusal is not null ? [Refusal] : Verdict?.Findings ?? [];

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
