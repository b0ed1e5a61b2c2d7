using System.Text.Json.Nodes;
using Guardrails.Core.Recheck;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.RootRecheck;

/// <summary>The outcome of one account's events, or of an event of no account.</summary>
/// <param name="Outcome">
/// <c>started</c>, <c>covered</c>, <c>waiting</c>, <c>failed</c>, <c>left</c>, <c>ignored</c> or <c>malformed</c>.
/// </param>
/// <param name="Conclusion">What it tells about.</param>
internal sealed record LogLine(string Outcome, RecheckConclusion Conclusion)
{
    /// <summary>The line of a conclusion.</summary>
    public static LogLine Of(RecheckConclusion conclusion) => new(Word(conclusion.Outcome), conclusion);

    /// <summary>The line of a message that could not be put aside.</summary>
    public static LogLine OfUnsent(RecheckMessage message, Exception failure) => Of(
        new(RecheckOutcome.Failed, [message]) { Finding = failure.Message });

    public JsonObject ToJson() => new()
    {
        ["outcome"] = Outcome,
        ["account"] = Conclusion.Account?.Value,
        ["events"] = JsonLog.List(Conclusion.Events.Distinct().Order(StringComparer.Ordinal)),
        ["rules"] = JsonLog.List(Conclusion.Rules),
        ["messages"] = JsonLog.List(Conclusion.Messages.Select(message => message.Id).OfType<string>()),
        ["findings"] = JsonLog.List(Conclusion.Finding is { } finding ? [finding] : []),
    };

    private static string Word(RecheckOutcome outcome) => outcome switch
    {
        RecheckOutcome.Started => "started",
        RecheckOutcome.Covered => "covered",
        RecheckOutcome.Waiting => "waiting",
        RecheckOutcome.Failed => "failed",
        RecheckOutcome.Left => "left",
        RecheckOutcome.Ignored => "ignored",
        RecheckOutcome.Malformed => "malformed",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
    };
}
