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
    public RecheckConclusion Conclude(StartResult result, string listCall)
    {
        IReadOnlyList<string> all = [.. Requests.Select(request => request.Message)];
        var conclusion = result switch
        {
            StartResult.Started { Rules.Missing: [] } started =>
                new RecheckConclusion(RecheckOutcome.Started, all, Returned: []) { Rules = started.Rules.Names },
            // The messages of a change are done with. Those of an account that joined come again until it
            // has every rule.
            StartResult.Started started =>
                new(RecheckOutcome.Started, all, [.. Requests.Where(Joined).Select(request => request.Message)])
                {
                    Rules = started.Rules.Names,
                    Finding = Lacks(started.Rules, listCall),
                },
            StartResult.NotReady waiting =>
                new(RecheckOutcome.Waiting, all, Returned: all) { Finding = Lacks(waiting.Rules, listCall) },
            StartResult.Failed failed => new(RecheckOutcome.Failed, all, Returned: all) { Finding = failed.Why },
            _ => throw new ArgumentOutOfRangeException(nameof(result), result, "No such result."),
        };
        return conclusion with { Account = Account, Events = [.. Requests.Select(request => request.Decision.Event)] };
    }

    private static bool Joined(RecheckRequest request) => request.Decision.Reason == RecheckReason.AccountJoined;

    private string? Lacks(PickedRules rules, string listCall) => rules.Missing is []
        ? null
        : $"Account {Account}: {listCall} shows no {string.Join(" and no ", rules.Missing)} yet. "
            + "Remedy: none in an account that has just joined: AWS Config is bringing the organization's rules. "
            + "If it stays, turn on AWS Config's recorder there, or exclude the account in the organization's file.";
}
