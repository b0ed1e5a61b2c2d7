using System.Collections.Concurrent;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using Guardrails.Core.Ids;

namespace Guardrails.Aws;

/// <summary>
/// Knows whether an account belongs to the organization and works. Anyone's AWS Config can be pointed at a function that allows
/// <c>config.amazonaws.com</c>, so the function asks before it does anything.
/// </summary>
/// <param name="organizations">AWS Organizations, with credentials of a delegated administrator.</param>
/// <param name="organization">The organization.</param>
/// <param name="time">The clock.</param>
public sealed class OrganizationMembership(IAmazonOrganizations organizations, OrganizationId organization, TimeProvider time)
{
    private const string Action = "organizations:DescribeAccount";

    /// <summary>Leaving is rare, and the account's role goes with it.</summary>
    private static readonly TimeSpan MemberFor = TimeSpan.FromHours(1);

    /// <summary>Long enough that somebody else's rules cost no call each, short enough that nobody who joins notices.</summary>
    private static readonly TimeSpan RefusedFor = TimeSpan.FromMinutes(5);

    private readonly CallPace _pace = new(time);
    private readonly ConcurrentDictionary<AccountId, Answer> _answers = new();

    /// <summary>
    /// Why the account is no working member, with what to do about it, or null where it is one. A member is remembered for an hour, a refusal
    /// for five minutes, as an account can join or be reinstated at any time.
    /// </summary>
    /// <exception cref="AwsCallException">Whether it is one could not be found out.</exception>
    public async Task<string?> WhyNotMemberAsync(AccountId account, CancellationToken cancellation)
    {
        if (_answers.TryGetValue(account, out var known) && time.GetUtcNow() < known.Until)
            return known.Refusal;

        var refusal = Refusal(account, await DescribeAsync(account, cancellation));
        Forget();
        _answers[account] = new(refusal, time.GetUtcNow() + (refusal is null ? MemberFor : RefusedFor));
        return refusal;
    }

    private string? Refusal(AccountId account, Account? described)
    {
        var asked = $"({Action} at {time.GetUtcNow():yyyy-MM-dd HH:mm} UTC, asked again after {RefusedFor.TotalMinutes:0} minutes)";
        if (described is null)
        {
            return $"Account {account} is in no organization that this function can see {asked}; it answers for {organization} only. "
                + "Remedy: invite the account, or have its owner delete the AWS Config rule that names this function.";
        }

        // arn:PARTITION:organizations::MANAGEMENT:account/ORGANIZATION/ACCOUNT
        if (described.Arn?.Split('/') is not [_, var id, var member] || id != organization.Value || member != account.Value)
        {
            return $"Account {account} belongs to another organization ({described.Arn}) {asked}; this function answers for {organization} only. "
                + "Remedy: have its owner delete the AWS Config rule that names this function.";
        }

        return Works(described.State)
            ? null
            : $"Account {account} is {described.State.Value} {asked}: nothing in it can be read, and nothing is reported of it. "
                + "Remedy: name it in excludedAccounts of the organization file until it works again.";
    }

    /// <summary>One that is about to be closed still does.</summary>
    /// <remarks>Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_account_state.html</remarks>
    private static bool Works(AccountState? state) =>
        state != AccountState.PENDING_ACTIVATION && state != AccountState.SUSPENDED && state != AccountState.CLOSED;

    /// <summary>What is no longer true to anybody: strangers can be many.</summary>
    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (account, answer) in _answers)
        {
            if (answer.Until <= now)
                _answers.TryRemove(account, out _);
        }
    }

    private async Task<Account?> DescribeAsync(AccountId account, CancellationToken cancellation) =>
        await AwsCallException.GuardAsync(account, Action, async () =>
        {
            await _pace.WaitAsync("DescribeAccount", cancellation);
            try
            {
                var response = await organizations.DescribeAccountAsync(new DescribeAccountRequest { AccountId = account.Value }, cancellation);
                return response.Account;
            }
            catch (AccountNotFoundException)
            {
                return null;
            }
        });

    /// <summary>What was found out, and until when it is believed.</summary>
    private sealed record Answer(string? Refusal, DateTimeOffset Until);
}
