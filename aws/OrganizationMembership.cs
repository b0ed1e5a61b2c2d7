using System.Collections.Concurrent;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using Guardrails.Core.Organizations;

namespace Guardrails.Aws;

/// <summary>
/// Knows whether an account belongs to the organization. Anyone's AWS Config can be pointed at a function that allows
/// <c>config.amazonaws.com</c>, so the function asks before it does anything.
/// </summary>
public sealed class OrganizationMembership(IAmazonOrganizations organizations, OrganizationId organization, TimeProvider time)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<AccountId, DateTimeOffset> _members = new();

    /// <summary>Why the account is no member, or null where it is one. Members are remembered for an hour; others are asked for again.</summary>
    /// <exception cref="AwsCallException">Whether it is one could not be found out.</exception>
    public async Task<string?> WhyNotMemberAsync(AccountId account, CancellationToken cancellation)
    {
        if (_members.TryGetValue(account, out var seen) && time.GetUtcNow() - seen < Remembered)
            return null;

        if (await DescribeAsync(account, cancellation) is not { } described)
            return $"Account {account} is in no organization that this function can see; it answers for {organization} only.";

        // arn:PARTITION:organizations::MANAGEMENT:account/ORGANIZATION/ACCOUNT
        if (described.Arn?.Split('/') is not [_, var id, var member] || id != organization.Value || member != account.Value)
            return $"Account {account} belongs to another organization ({described.Arn}); this function answers for {organization} only.";

        _members[account] = time.GetUtcNow();
        return null;
    }

    private Task<Account?> DescribeAsync(AccountId account, CancellationToken cancellation) =>
        AwsCallException.GuardAsync(account, "organizations:DescribeAccount", async () =>
        {
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
}
