using Guardrails.Core.Ids;

namespace Guardrails.Core.Recheck;

/// <summary>The start of one account's rules, for all the messages that ask for it.</summary>
/// <param name="Requests">The messages.</param>
public sealed record RecheckStart(AccountId Account, IReadOnlyList<RecheckRequest> Requests)
{
    /// <summary>
    /// The mode of the start: a change is judged by the rules that are there; an account that only joined waits until
    /// all are.
    /// </summary>
    public StartMode Mode => Requests.All(Joined) ? StartMode.OnlyAll : StartMode.WhicheverAreThere;

    /// <summary>Concludes what the attempt meant for the messages.</summary>
    /// <param name="result">The end of the attempt.</param>
    /// <param name="listCall">The call that showed which rules the account has.</param>
    public RecheckConclusion Conclude(StartResult result, string listCall) => result switch
    {
        StartResult.Started { Rules.Missing: [] } started =>
            All(RecheckOutcome.Started) with { Rules = started.Rules.Names },
        // The messages of a change are done with. Those of an account that joined come again until it
        // has every rule.
        StartResult.Started started => All(RecheckOutcome.Started) with
        {
            Returned = [.. Requests.Where(Joined).Select(request => request.Message)],
            Rules = started.Rules.Names,
            Finding = Lacks(started.Rules, listCall),
        },
        StartResult.NotReady waiting =>
            All(RecheckOutcome.Waiting).AndAllReturn() with { Finding = Lacks(waiting.Rules, listCall) },
        StartResult.Failed failed => All(RecheckOutcome.Failed).AndAllReturn() with { Finding = failed.Why },
        StartResult.NotWatched notWatched => All(RecheckOutcome.Ignored) with { Finding = notWatched.Why },
        StartResult.Gone gone => All(RecheckOutcome.Left) with { Finding = gone.Why },
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "No such result."),
    };

    private RecheckConclusion All(RecheckOutcome outcome) => RecheckConclusion.Of(outcome, Account, Requests);

    private static bool Joined(RecheckRequest request) => request.Decision.Reason == RecheckReason.AccountJoined;

    private string? Lacks(PickedRules rules, string listCall) => rules.Missing is []
        ? null
        : $"Account {Account}: {listCall} shows no {string.Join(" and no ", rules.Missing)} yet. "
            + "Remedy: none in an account that has just joined: AWS Config is bringing the organization's rules. "
            + "If it stays, turn on AWS Config's recorder there, or exclude the account in the organization's file.";
}
