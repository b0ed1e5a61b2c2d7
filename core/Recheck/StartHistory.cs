using System.Collections.Immutable;
using System.Globalization;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Recheck;

/// <summary>
/// The last attempt to start the rules of each account. By it no account is tried more than once in a while, however
/// many messages ask for it: one account's messages cannot take the time of the others.
/// </summary>
/// <remarks>docs/adr/0011-one-account-does-not-delay-the-others.md</remarks>
public sealed class StartHistory
{
    /// <summary>
    /// The time between two attempts: AWS Config takes one start a minute for an account, counted from its end.
    /// </summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/config/latest/APIReference/API_StartConfigRulesEvaluation.html
    /// </remarks>
    public static readonly TimeSpan Pace = TimeSpan.FromMinutes(1) + LongestAttempt;

    private readonly ImmutableDictionary<AccountId, Attempt> _attempts;
    private readonly DateTimeOffset? _received;

    private StartHistory(ImmutableDictionary<AccountId, Attempt> attempts, DateTimeOffset? received) =>
        (_attempts, _received) = (attempts, received);

    /// <summary>The history of a function that has just begun.</summary>
    public static StartHistory Empty { get; } = new(ImmutableDictionary<AccountId, Attempt>.Empty, received: null);

    /// <summary>The longest that an attempt may take. Its calls answer within a second or two.</summary>
    public static TimeSpan LongestAttempt => TimeSpan.FromSeconds(10);

    /// <summary>Finds what is left to do for an account.</summary>
    /// <param name="wanted">The start that messages ask for.</param>
    /// <param name="now">The time.</param>
    /// <returns>
    /// The start that is due, if one is, and the messages that are done with or come too soon. A message is done with
    /// if all rules were started after it was sent: they judge what is, and not what a message says. A start comes
    /// after whatever was received before it. Both times are the queue's, as this function's clock may differ.
    /// </returns>
    public (RecheckStart? Due, IReadOnlyList<RecheckConclusion> Settled) Plan(RecheckStart wanted, DateTimeOffset now)
    {
        if (!_attempts.TryGetValue(wanted.Account, out var last))
            return (wanted, []);

        var covered = wanted.Requests.ToLookup(request => request.Message.Sent < last.CoveredBefore);
        IReadOnlyList<RecheckRequest> open = [.. covered[false]];
        // An attempt that found rules missing started none, and says nothing of a start that takes what is there.
        var tooSoon = now < last.At + Pace && !(last.WasNotReady && wanted.Mode == StartMode.WhicheverAreThere);
        RecheckConclusion?[] settled =
        [
            covered[true].Any() ? Covered(wanted.Account, [.. covered[true]], last.At) : null,
            tooSoon && open is not [] ? TooSoon(wanted.Account, open, last.At) : null,
        ];
        return (
            tooSoon || open is [] ? null : wanted with { Requests = open },
            [.. settled.OfType<RecheckConclusion>()]);
    }

    /// <summary>The history after an attempt.</summary>
    /// <param name="account">The account that was tried.</param>
    /// <param name="at">The time at which the attempt began.</param>
    /// <param name="result">Its end.</param>
    public StartHistory With(AccountId account, DateTimeOffset at, StartResult result)
    {
        var covered = result is StartResult.Started { Rules.Missing: [] }
            ? _received
            : _attempts.GetValueOrDefault(account)?.CoveredBefore;
        return new(_attempts.SetItem(account, new(at, covered, result is StartResult.NotReady)), _received);
    }

    /// <summary>The history after messages were received.</summary>
    public StartHistory With(IEnumerable<RecheckMessage> messages) =>
        new(_attempts, messages.Select(message => message.FirstReceived).Append(_received).Max());

    private static RecheckConclusion Covered(
        AccountId account, IReadOnlyList<RecheckRequest> requests, DateTimeOffset at) =>
        RecheckConclusion.Of(RecheckOutcome.Covered, account, requests) with
        {
            Finding = $"Account {account}: its rules were started after these events were sent; "
                + $"the last attempt was at {Time(at)}.",
        };

    private static RecheckConclusion TooSoon(
        AccountId account, IReadOnlyList<RecheckRequest> requests, DateTimeOffset at) =>
        RecheckConclusion.Of(RecheckOutcome.Waiting, account, requests).AndAllReturn() with
        {
            Finding = $"Account {account} was tried at {Time(at)}, and AWS Config takes one start a minute. "
                + "Remedy: none: these events come again.",
        };

    private static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <param name="At">The time of the attempt.</param>
    /// <param name="CoveredBefore">
    /// The time before which messages were sent that need no start any more, by the queue's clock.
    /// </param>
    /// <param name="WasNotReady">True where it waited for rules that were not there.</param>
    private sealed record Attempt(DateTimeOffset At, DateTimeOffset? CoveredBefore, bool WasNotReady);
}
