using Guardrails.Core.Ids;

namespace Guardrails.Core.Recheck;

/// <summary>
/// The outcome of messages: it says which of them return to the queue, and what a log tells about it.
/// </summary>
/// <param name="Outcome">Their outcome.</param>
/// <param name="Messages">The ids of the messages.</param>
/// <param name="Returned">The ids of those that return to the queue and come again.</param>
public sealed record RecheckConclusion(
    RecheckOutcome Outcome, IReadOnlyList<string> Messages, IReadOnlyList<string> Returned)
{
    /// <summary>The account that they are about, where they are about one.</summary>
    public AccountId? Account { get; init; }

    /// <summary>The events that they brought, in CloudTrail's names.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>The rules that were started.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>The reason, with the remedy where there is one; null where all is said.</summary>
    public string? Finding { get; init; }
}
