using Guardrails.Core.Names;

namespace Guardrails.Core.Recheck;

/// <summary>The work that a batch of the queue's messages asks for.</summary>
/// <param name="Settled">The messages about which nothing is left to do.</param>
/// <param name="Starts">One start for each account that the others are about.</param>
public sealed record RecheckBatch(IReadOnlyList<RecheckConclusion> Settled, IReadOnlyList<RecheckStart> Starts)
{
    /// <summary>Decides on a batch.</summary>
    /// <param name="messages">Each message's id and body, which is an event as EventBridge delivers it.</param>
    /// <param name="scope">The accounts and rules that are there.</param>
    public static RecheckBatch Of(IEnumerable<(string Id, string Body)> messages, RecheckScope scope)
    {
        var decided = messages
            .Select(message => (message.Id, Decision: RecheckDecision.Of(message.Body, scope)))
            .ToList();
        return new(
            [.. decided.Select(one => Settle(one.Id, one.Decision)).OfType<RecheckConclusion>()],
            [.. decided
                .Where(one => one.Decision is RecheckDecision.Start)
                .Select(one => new RecheckRequest(one.Id, (RecheckDecision.Start)one.Decision))
                .GroupBy(request => request.Decision.Account)
                .Select(account => new RecheckStart(account.Key, [.. account]))]);
    }

    private static RecheckConclusion? Settle(string message, RecheckDecision decision) => decision switch
    {
        RecheckDecision.Ignored ignored => new(RecheckOutcome.Ignored, [message], Returned: [])
        {
            Account = ignored.Asked?.Account,
            Events = ignored.Asked is { } asked ? [asked.Event] : [],
            Finding = ignored.Why,
        },
        RecheckDecision.Malformed malformed => new(RecheckOutcome.Malformed, [message], Returned: [message])
        {
            Finding = $"{malformed.Problem} Remedy: read the message in the queue {DeployedNames.RecheckFailedQueue}, "
                + "where it ends after some hours, and report its shape as a bug.",
        },
        _ => null,
    };
}
