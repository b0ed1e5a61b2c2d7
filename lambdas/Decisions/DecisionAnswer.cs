using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Core.Decisions;
using Guardrails.Core.Json;

namespace Guardrails.Lambda.Decisions;

/// <summary>The outcome of one decision, for whoever made it, and for the log.</summary>
/// <param name="Outcome">One of <see cref="DecisionOutcome"/>.</param>
/// <param name="Finding">A sentence for the person.</param>
internal sealed record DecisionAnswer(string Outcome, string Finding)
{
    /// <summary>The decision; null where none could be read.</summary>
    public Decision? Decision { get; init; }

    /// <summary>Its author; null where nobody was proven.</summary>
    public Person? Person { get; init; }

    /// <summary>The reason that a decision is carried out later than at once; null where there is none.</summary>
    public string? Delay { get; init; }

    /// <summary>The form in which the person gets it.</summary>
    public Stream ToStream() => new MemoryStream(Encoding.UTF8.GetBytes(new JsonObject
    {
        ["outcome"] = Outcome,
        ["id"] = Decision?.Hash,
        ["author"] = Person?.Name,
        ["finding"] = Finding,
    }.ToJsonString(PlainJson.OneLine)));

    /// <summary>A line of the log. It holds no part of the proof.</summary>
    public JsonObject ToLine() => new()
    {
        ["outcome"] = Outcome,
        ["decision"] = Decision?.Name,
        ["id"] = Decision?.Hash,
        ["account"] = Decision?.Account.Value,
        ["author"] = Person?.Name,
        ["identity"] = Person?.Identity.Arn,
        ["findings"] = Delay is null ? new JsonArray(Finding) : new JsonArray(Finding, Delay),
    };
}
