using Guardrails.Core.Ids;

namespace Guardrails.Core.Recheck;

/// <summary>
/// The outcome of messages: it says which of them return to the queue or are put aside, and what a log tells about it.
/// All others are done with.
/// </summary>
/// <param name="Outcome">Their outcome.</param>
/// <param name="Messages">The messages.</param>
public sealed record RecheckConclusion(RecheckOutcome Outcome, IReadOnlyList<RecheckMessage> Messages)
{
    /// <summary>Those that return to the queue and come again.</summary>
    public IReadOnlyList<RecheckMessage> Returned { get; init; } = [];

    /// <summary>Those that go to the queue for failed ones at once.</summary>
    public IReadOnlyList<RecheckMessage> PutAside { get; init; } = [];

    /// <summary>The account that they are about, where they are about one.</summary>
    public AccountId? Account { get; init; }

    /// <summary>The events that they brought, in CloudTrail's names.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>The rules that were started.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>The reason, with the remedy where there is one; null where all is said.</summary>
    public string? Finding { get; init; }

    /// <summary>The outcome of messages that ask for the start of an account's rules.</summary>
    internal static RecheckConclusion Of(
        RecheckOutcome outcome, AccountId account, IReadOnlyList<RecheckRequest> requests) =>
        new(outcome, [.. requests.Select(request => request.Message)])
        {
            Account = account,
            Events = [.. requests.Select(request => request.Decision.Event)],
        };

    /// <summary>The same, where all of them come again.</summary>
    internal RecheckConclusion AndAllReturn() => this with { Returned = Messages };
}
