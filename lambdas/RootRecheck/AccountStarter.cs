using Guardrails.Aws.Calls;
using Guardrails.Aws.Config;
using Guardrails.Aws.Organizations;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Recheck;

namespace Guardrails.Lambda.RootRecheck;

/// <summary>Tries to start the rules of one account, and says how it ended, whatever happens.</summary>
/// <param name="starter">Starts an account's rules.</param>
/// <param name="rules">The rules to start.</param>
/// <param name="membership">Asks AWS Organizations about an account that refuses.</param>
/// <param name="time">The clock.</param>
internal sealed class AccountStarter(
    RuleStarter starter, RulesToStart rules, OrganizationMembership membership, TimeProvider time)
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
            return departed && await WhyGoneAsync(start.Account, either.Token) is { } gone
                ? new StartResult.Gone(gone)
                : await starter.StartAsync(start.Account, rules, start.Mode, either.Token);
        }
        catch (AwsCallException exception)
        {
            return exception.Refused && await WhyGoneAsync(start.Account, either.Token) is { } gone
                ? new StartResult.Gone(gone)
                : new StartResult.Failed(exception.Message);
        }
        catch (Exception exception)
        {
            // Nobody has thought of it. It must not take the other accounts of the batch along.
            return new StartResult.Failed(
                $"Account {start.Account}: {exception.GetType().Name}: {exception.Message.TrimEnd('.')}. "
                + "Remedy: the events come again; if it stays, report this as a bug.");
        }
    }

    /// <summary>The reason why nothing of the account can be started; null where it is or may be ours.</summary>
    private async Task<string?> WhyGoneAsync(AccountId account, CancellationToken cancellation)
    {
        try
        {
            var now = await membership.AskAsync(account, cancellation);
            return now switch
            {
                { Standing: MembershipStanding.Works } or { Shown: "PENDING_ACTIVATION" } => null,
                { Standing: MembershipStanding.DoesNotWork } =>
                    $"Account {account} is {now.Shown} ({OrganizationsActions.DescribeAccount}): "
                    + "nothing in it can be started. Remedy: name it in excludedAccounts of the organization file "
                    + "until it works again.",
                _ => $"Account {account} is not in the organization ({OrganizationsActions.DescribeAccount}): "
                    + "nothing in it is started.",
            };
        }
        catch (AwsCallException)
        {
            // The failure of the start is told, and its events come again.
            return null;
        }
    }
}
