using Guardrails.Aws.Calls;
using Guardrails.Aws.Config;
using Guardrails.Aws.Organizations;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Recheck;

namespace Guardrails.Lambda.RootRecheck;

/// <summary>Tries to start the rules of one account, and says how it ended, whatever happens.</summary>
/// <param name="starter">Starts an account's rules.</param>
/// <param name="settings">The rules to start, and the accounts that are watched.</param>
/// <param name="membership">Asks AWS Organizations about an account that refuses.</param>
/// <param name="time">The clock.</param>
internal sealed class AccountStarter(
    RuleStarter starter, Settings settings, OrganizationMembership membership, TimeProvider time)
{
    /// <summary>Tries it, for <see cref="StartHistory.LongestAttempt"/> at most.</summary>
    /// <param name="start">The start.</param>
    /// <param name="departed">True where a message says that the account left.</param>
    /// <param name="cancellation">The function's deadline.</param>
    public async Task<StartResult> StartAsync(RecheckStart start, bool departed, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(StartHistory.LongestAttempt, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            return departed && await LeftAloneAsync(start.Account, either.Token) is { } gone
                ? gone
                : await starter.StartAsync(start.Account, settings.Rules, start.Mode, either.Token);
        }
        catch (AwsCallException exception)
        {
            return exception.Refused && await LeftAloneAsync(start.Account, either.Token) is { } gone
                ? gone
                : new StartResult.Failed(exception.Message);
        }
        catch (Exception exception)
        {
            // Nobody has thought of it. It must not take the other accounts of the batch along.
            return new StartResult.Failed(
                $"Account {start.Account}: {exception.GetType().Name}: {exception.Message.TrimEnd('.')}. "
                + "Remedy: the events come again; if this persists, report this as a bug.");
        }
    }

    /// <summary>
    /// The end of a start that no repetition changes; null where the account is, or may be, ours to watch.
    /// </summary>
    private async Task<StartResult?> LeftAloneAsync(AccountId account, CancellationToken cancellation)
    {
        try
        {
            var now = await membership.AskAsync(account, cancellation);
            if (WhyGone(now) is { } gone)
                return new StartResult.Gone(gone);
            return NotWatched.Because(settings.Detection, now, settings.ManagementAccount) is { } why
                ? new StartResult.NotWatched(why)
                : null;
        }
        catch (AwsCallException)
        {
            // The failure of the start is told, and its events come again.
            return null;
        }
    }

    private static string? WhyGone(Membership now) => now switch
    {
        { Standing: MembershipStanding.Works } or { Shown: "PENDING_ACTIVATION" } => null,
        { Standing: MembershipStanding.DoesNotWork } =>
            $"Account {now.Account} is {now.Shown} ({OrganizationsActions.DescribeAccount}): nothing in it can be "
                + "started. Remedy: name it in excludedAccounts of the organization file until it works again.",
        _ => $"Account {now.Account} is not in the organization ({OrganizationsActions.DescribeAccount}): "
            + "nothing in it is started.",
    };
}
