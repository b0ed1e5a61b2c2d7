using Guardrails.Core.Ids;
using Guardrails.Core.Names;

namespace Guardrails.Core.Recheck;

/// <summary>The work that a batch of a queue's messages asks for.</summary>
/// <param name="Settled">The messages about which nothing is left to decide.</param>
/// <param name="Starts">One start for each account that the others are about.</param>
/// <param name="Departed">The accounts that left, as messages of the batch say.</param>
public sealed record RecheckBatch(
    IReadOnlyList<RecheckConclusion> Settled, IReadOnlyList<RecheckStart> Starts, IReadOnlySet<AccountId> Departed)
{
    /// <summary>Decides on a batch. Each message is decided on by itself, whatever is wrong with another one.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="scope">The accounts and rules that are there.</param>
    public static RecheckBatch Of(IEnumerable<RecheckMessage> messages, RecheckScope scope)
    {
        var decided = messages
            .Select(message => (Message: message, Decision: RecheckDecision.Of(message.Body, scope)))
            .ToList();
        return new(
            [.. decided.Select(one => Settle(one.Message, one.Decision)).OfType<RecheckConclusion>()],
            [.. decided
                .Where(one => one.Decision is RecheckDecision.Start)
                .Select(one => new RecheckRequest(one.Message, (RecheckDecision.Start)one.Decision))
                .GroupBy(request => request.Decision.Account)
                .Select(account => new RecheckStart(account.Key, [.. account]))],
            decided.Select(one => one.Decision).OfType<RecheckDecision.Departed>().Select(one => one.Account)
                .ToHashSet());
    }

    private static RecheckConclusion? Settle(RecheckMessage message, RecheckDecision decision) => decision switch
    {
        RecheckDecision.Ignored ignored => new(RecheckOutcome.Ignored, [message])
        {
            Account = ignored.Account,
            Events = [ignored.Event],
            Finding = ignored.Why,
        },
        RecheckDecision.Departed departed => new(RecheckOutcome.Left, [message])
        {
            Account = departed.Account,
            Events = [departed.Event],
            Finding = $"Account {departed.Account} left the organization. Its other messages leave the queue as soon "
                + "as they come and AWS Organizations confirms it.",
        },
        // It would be as malformed the next time.
        RecheckDecision.Malformed malformed => new(RecheckOutcome.Malformed, [message])
        {
            Account = malformed.Account,
            PutAside = [message],
            Finding = $"{malformed.Problem} Remedy: read the message in the queue {DeployedNames.RecheckFailedQueue}, "
                + "to which it goes now, and report its shape as a bug.",
        },
        _ => null,
    };
}
