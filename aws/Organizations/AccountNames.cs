using Amazon.Organizations;
using Amazon.Organizations.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;

namespace Guardrails.Aws.Organizations;

/// <summary>Every account of the organization with its name, without units and policies.</summary>
public static class AccountNames
{
    /// <summary>Reads them. An account that is suspended or leaving is among them.</summary>
    /// <exception cref="AwsCallException">A page is missing.</exception>
    public static async Task<IReadOnlyDictionary<AccountId, string>> ReadAsync(
        IAmazonOrganizations organizations, AwsCalls calls, CancellationToken cancellation)
    {
        var accounts = await calls.ListAsync(
            OrganizationsActions.ListAccounts,
            token => organizations.ListAccountsAsync(
                new ListAccountsRequest { NextToken = token, MaxResults = OrganizationSnapshotReader.PageSize },
                cancellation),
            answer => Page.Of(answer.Accounts, answer.NextToken),
            cancellation);
        return accounts.DistinctBy(account => account.Id, StringComparer.Ordinal)
            .ToDictionary(account => AccountId.Parse(account.Id), account => account.Name ?? "");
    }
}
