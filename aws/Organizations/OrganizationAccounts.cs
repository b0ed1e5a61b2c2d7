using Amazon.Organizations;
using Amazon.Organizations.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Snapshots;

namespace Guardrails.Aws.Organizations;

/// <summary>An account as AWS Organizations lists it.</summary>
/// <param name="State">Its state.</param>
/// <param name="Above">The ids of the units that it is in, and of the root.</param>
public sealed record ListedAccount(string State, IReadOnlyCollection<string> Above)
{
    /// <summary>Its name, as its owners wrote it.</summary>
    public string Name { get; init; } = "";

    /// <summary>The names of the units above it, the outermost first; none where it stands below the root.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];
}

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
        var units = tree.Units.ToDictionary(unit => unit.Id);

        // Thousands of accounts stand in a few units.
        var places = new Dictionary<TargetId, IReadOnlyList<TargetId>>();
        return tree.Accounts.ToDictionary(account => account.Id, account =>
        {
            if (!places.TryGetValue(account.ParentId, out var place))
                places[account.ParentId] = place = [.. Above(account.ParentId, units)];
            return new ListedAccount(account.State, [.. place.Select(id => id.Value)])
            {
                Name = account.Name,
                Units = [.. place.SkipLast(1).Reverse().Select(id => units[id].Name)],
            };
        });
    }

    private static IEnumerable<TargetId> Above(TargetId parent, Dictionary<TargetId, SnapshotUnit> units)
    {
        yield return parent;
        while (units.TryGetValue(parent, out var unit))
            yield return parent = unit.ParentId;
    }
}
