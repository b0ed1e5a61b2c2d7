using System.Collections.Concurrent;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Snapshots;

namespace Guardrails.Aws.Organizations;

/// <summary>
/// Knows whether an account belongs to the organization and works. Anyone's AWS Config can be pointed at a function
/// that allows <c>config.amazonaws.com</c>, so such a function asks before it does anything.
/// </summary>
/// <param name="organizations">AWS Organizations, with credentials of a delegated administrator.</param>
/// <param name="organization">The organization.</param>
/// <param name="calls">How AWS is called.</param>
/// <param name="time">The clock.</param>
public sealed class OrganizationMembership(
    IAmazonOrganizations organizations, OrganizationId organization, AwsCalls calls, TimeProvider time)
{
    /// <summary>Leaving is rare, and the account's role goes with it.</summary>
    private static readonly TimeSpan MemberFor = TimeSpan.FromHours(1);

    /// <summary>
    /// Long enough that somebody else's rules cost no call each, short enough that nobody who joins notices.
    /// </summary>
    public static readonly TimeSpan RefusedFor = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<AccountId, Membership> _answers = new();

    /// <summary>
    /// Finds the account's relation to the organization. A member is remembered for an hour, anything else for five
    /// minutes, as an account can join or be reinstated at any time.
    /// </summary>
    /// <exception cref="AwsCallException">It could not be found out.</exception>
    public async Task<Membership> OfAsync(AccountId account, CancellationToken cancellation)
    {
        return _answers.TryGetValue(account, out var known) && IsGood(known)
            ? known
            : await AskAsync(account, cancellation);
    }

    /// <summary>
    /// Asks, whatever is remembered: an account that refuses a call may have left since.
    /// </summary>
    /// <exception cref="AwsCallException">It could not be found out.</exception>
    public async Task<Membership> AskAsync(AccountId account, CancellationToken cancellation)
    {
        var described = await DescribeAsync(account, cancellation);
        var (standing, shown) = Judge(account, described);
        Forget();
        var goodFor = standing == MembershipStanding.Works ? MemberFor : RefusedFor;
        return _answers[account] = new(account, standing, shown, time.GetUtcNow(), goodFor)
        {
            Above = described?.Paths is { Count: > 0 } paths ? [.. paths.SelectMany(path => path.Split('/'))] : null,
        };
    }

    private (MembershipStanding Standing, string? Shown) Judge(AccountId account, Account? described) =>
        described switch
        {
            null => (MembershipStanding.Unknown, null),
            _ when !IsOurs(account, described.Arn) => (MembershipStanding.Elsewhere, described.Arn),
            _ when SnapshotAccount.CanAct(described.State?.Value) => (MembershipStanding.Works, described.State?.Value),
            _ => (MembershipStanding.DoesNotWork, described.State?.Value),
        };

    /// <summary>By its ARN: arn:PARTITION:organizations::MANAGEMENT:account/ORGANIZATION/ACCOUNT.</summary>
    private bool IsOurs(AccountId account, string? arn) =>
        arn?.Split('/') is [_, var id, var member] && id == organization.Value && member == account.Value;

    private bool IsGood(Membership answer) => time.GetUtcNow() < answer.AskedAt + answer.GoodFor;

    /// <summary>Drops what is no longer true to anybody: strangers can be many.</summary>
    private void Forget()
    {
        foreach (var (account, answer) in _answers)
        {
            if (!IsGood(answer))
                _answers.TryRemove(account, out _);
        }
    }

    private Task<Account?> DescribeAsync(AccountId account, CancellationToken cancellation) =>
        calls.For(account).MakeAsync<Account?>(
            OrganizationsActions.DescribeAccount,
            async () =>
            {
                try
                {
                    var request = new DescribeAccountRequest { AccountId = account.Value };
                    // An answer without an account says nothing, least of all that there is none.
                    return (await organizations.DescribeAccountAsync(request, cancellation)).Account
                        ?? throw calls.For(account).Failed(
                            OrganizationsActions.DescribeAccount,
                            "the answer has no Account",
                            "it is asked again; if this persists, report this as a bug.");
                }
                catch (AccountNotFoundException)
                {
                    return null;
                }
            },
            cancellation);
}
