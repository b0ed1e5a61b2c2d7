using Amazon.Organizations;
using Amazon.Organizations.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;

namespace Guardrails.Aws.Organizations;

/// <summary>An account as AWS Organizations lists it.</summary>
/// <param name="State">Its state.</param>
/// <param name="Above">The ids of the units that it is in, and of the root.</param>
public sealed record ListedAccount(string State, IReadOnlyCollection<string> Above);

/// <summary>Every account of the organization, with its state and its place.</summary>
/// <param name="organizations">AWS Organizations, with credentials of a delegated administrator.</param>
/// <param name="calls">How AWS is called.</param>
public sealed class OrganizationAccounts(IAmazonOrganizations organizations, AwsCalls calls)
{
    /// <summary>Reads all of them.</summary>
    /// <exception cref="AwsCallException">
    /// A call failed, or the lists do not agree: half of the accounts would look as if the others had left.
    /// </exception>
    public async Task<IReadOnlyDictionary<AccountId, ListedAccount>> ReadAsync(CancellationToken cancellation)
    {
        var roots = await calls.ListAsync(
            OrganizationsActions.ListRoots,
            token => organizations.ListRootsAsync(new ListRootsRequest { NextToken = token }, cancellation),
            answer => Page.Of(answer.Roots, answer.NextToken),
            cancellation);
        var root = RootId.TryParse(roots is [var only] ? only.Id : null) ?? throw calls.Failed(
            OrganizationsActions.ListRoots,
            $"the organization has {roots.Count} roots",
            "use a newer version of Guardrails.");
        var tree = await new OrganizationTreeReader(organizations, calls, root, new Progress<string>())
            .ReadAsync(cancellation);
        var parents = tree.Units.ToDictionary(unit => unit.Id, unit => unit.ParentId);
        return tree.Accounts.ToDictionary(
            account => account.Id,
            account => new ListedAccount(account.State, [.. Above(account.ParentId, parents)]));
    }

    private static IEnumerable<string> Above(TargetId parent, Dictionary<TargetId, TargetId> parents)
    {
        yield return parent.Value;
        while (parents.TryGetValue(parent, out var next))
        {
            yield return next.Value;
            parent = next;
        }
    }
}
