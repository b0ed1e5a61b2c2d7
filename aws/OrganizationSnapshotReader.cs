using Amazon.Organizations;
using Amazon.Organizations.Model;
using Guardrails.Core.Ids;
using Guardrails.Core.Snapshots;

namespace Guardrails.Aws;

/// <summary>
/// Reads a live organization: its tree, its service control policies and what they are attached to. It changes nothing.
/// Organizations' rates decide how long it takes: 10,000 accounts in 500 units with 400 policies are about 2,850 calls
/// and ten minutes; 100 accounts in 20 units with 20 policies take a quarter of a minute.
/// </summary>
/// <param name="organizations">A client with credentials of the management account or of a delegated administrator.</param>
/// <param name="time">The clock, for the pace and for when the snapshot was taken.</param>
public sealed class OrganizationSnapshotReader(IAmazonOrganizations organizations, TimeProvider time)
{
    /// <summary>Reads it.</summary>
    /// <param name="progress">Hears what is being read.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AwsCallException">A call failed, or the organization changed too often while it was read.</exception>
    public async Task<OrganizationSnapshot> ReadAsync(IProgress<string> progress, CancellationToken cancellation)
    {
        try
        {
            return await ReadAsync(new OrganizationCalls(organizations, time), progress, cancellation);
        }
        catch (FormatException exception)
        {
            throw new AwsCallException("organizations", $"AWS answered what cannot be read: {exception.Message}", "report this as a bug.", exception);
        }
    }

    private async Task<OrganizationSnapshot> ReadAsync(OrganizationCalls calls, IProgress<string> progress, CancellationToken cancellation)
    {
        var takenAt = time.GetUtcNow();
        progress.Report("Reading the organization");
        var organization = (await calls.MakeAsync(
            "DescribeOrganization", client => client.DescribeOrganizationAsync(new DescribeOrganizationRequest(), cancellation), cancellation)).Organization;
        var root = await ReadRootAsync(calls, cancellation);
        var rootId = RootId.Parse(root.Id);

        var trees = new OrganizationTreeReader(calls, rootId, progress);
        var tree = await trees.ReadAsync(cancellation);
        var policies = await new ServiceControlPolicyReader(calls, progress).ReadAsync(cancellation);
        tree = await WithEveryTargetAsync(trees, tree, rootId, policies, progress, cancellation);

        return new OrganizationSnapshot(
            takenAt.AddTicks(-(takenAt.Ticks % TimeSpan.TicksPerSecond)),
            OrganizationId.Parse(organization.Id),
            rootId,
            AccountId.Parse(organization.MasterAccountId),
            PartitionOf(organization.Arn),
            organization.FeatureSet == OrganizationFeatureSet.ALL,
            (root.PolicyTypes ?? []).Exists(type => type.Type == PolicyType.SERVICE_CONTROL_POLICY && type.Status == PolicyTypeStatus.ENABLED),
            tree.Units,
            tree.Accounts,
            policies,
            await ReadTrustedServicesAsync(calls, cancellation)).InOrder();
    }

    private static async Task<Root> ReadRootAsync(OrganizationCalls calls, CancellationToken cancellation)
    {
        var roots = await calls.ListAsync<ListRootsResponse, Root>(
            "ListRoots",
            (client, token) => client.ListRootsAsync(new ListRootsRequest { NextToken = token }, cancellation),
            page => (page.Roots, page.NextToken),
            cancellation);
        return roots is [var root]
            ? root
            : throw new AwsCallException("organizations:ListRoots", $"an organization has one root, and {roots.Count} were listed", "report this as a bug.");
    }

    /// <summary>The tree; read once more where a policy is attached to something that came after it.</summary>
    private static async Task<OrganizationTree> WithEveryTargetAsync(
        OrganizationTreeReader trees, OrganizationTree tree, RootId root, List<SnapshotPolicy> policies, IProgress<string> progress, CancellationToken cancellation)
    {
        if (Strangers(tree, root, policies) is not [var first, ..])
            return tree;

        progress.Report($"The organization changed while it was read (a policy is attached to {first}): reading its accounts again");
        tree = await trees.ReadAsync(cancellation);
        return Strangers(tree, root, policies) is not [var still, ..]
            ? tree
            : throw new AwsCallException(
                "organizations:ListTargetsForPolicy",
                $"a policy is attached to {still}, which is not in the organization any more",
                "run it again when no account or unit is being removed.");
    }

    private static List<string> Strangers(OrganizationTree tree, RootId root, List<SnapshotPolicy> policies)
    {
        var known = tree.Units.Select(unit => unit.Id.Value).Concat(tree.Accounts.Select(account => account.Id.Value)).Append(root.Value)
            .ToHashSet(StringComparer.Ordinal);
        return [.. policies.SelectMany(policy => policy.Targets).Select(target => target.Value).Where(target => !known.Contains(target))];
    }

    private static async Task<IReadOnlyList<string>> ReadTrustedServicesAsync(OrganizationCalls calls, CancellationToken cancellation)
    {
        var services = await calls.ListAsync<ListAWSServiceAccessForOrganizationResponse, EnabledServicePrincipal>(
            "ListAWSServiceAccessForOrganization",
            (client, token) => client.ListAWSServiceAccessForOrganizationAsync(
                new ListAWSServiceAccessForOrganizationRequest { NextToken = token, MaxResults = OrganizationCalls.PageSize }, cancellation),
            page => (page.EnabledServicePrincipals, page.NextToken),
            cancellation);
        return [.. services.Select(service => service.ServicePrincipal).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>From arn:PARTITION:organizations::ACCOUNT:organization/ID.</summary>
    private static Partition PartitionOf(string arn) =>
        Partition.TryParse(arn.Split(':').ElementAtOrDefault(1)) ?? throw new FormatException($"'{arn}' is in no partition that this version knows.");
}
