using Amazon.Organizations;
using Amazon.Organizations.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Snapshots;

namespace Guardrails.Aws.Organizations;

/// <summary>
/// Reads a live organization: its tree, its service control policies and what they are attached to. It changes nothing.
/// Organizations' rates decide how long it takes: 10,000 accounts in 500 units with 400 policies are about 2,850 calls
/// and ten minutes; 100 accounts in 20 units with 20 policies take a quarter of a minute.
/// </summary>
/// <param name="organizations">
/// A client with credentials of the management account or of a delegated administrator.
/// </param>
/// <param name="calls">How AWS is called.</param>
/// <param name="time">The clock, for when the snapshot was taken.</param>
public sealed class OrganizationSnapshotReader(IAmazonOrganizations organizations, AwsCalls calls, TimeProvider time)
{
    /// <summary>The most items that Organizations puts on a page.</summary>
    internal const int PageSize = 20;

    /// <summary>Reads it.</summary>
    /// <param name="progress">Hears what is being read.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AwsCallException">
    /// A call failed, or the organization changed too often while it was read.
    /// </exception>
    public async Task<OrganizationSnapshot> ReadAsync(IProgress<string> progress, CancellationToken cancellation)
    {
        try
        {
            return await ReadAllAsync(progress, cancellation);
        }
        catch (FormatException exception)
        {
            throw calls.Failed(
                "organizations",
                $"AWS answered what cannot be read: {exception.Message}",
                "report this as a bug.",
                exception);
        }
    }

    private async Task<OrganizationSnapshot> ReadAllAsync(IProgress<string> progress, CancellationToken cancellation)
    {
        var takenAt = time.GetUtcNow();
        progress.Report("Reading the organization");
        var organization = (await calls.MakeAsync(
            OrganizationsActions.DescribeOrganization,
            () => organizations.DescribeOrganizationAsync(new DescribeOrganizationRequest(), cancellation),
            cancellation)).Organization
            ?? throw calls.Failed(
                OrganizationsActions.DescribeOrganization,
                "the answer has no Organization",
                "run it again; report this as a bug if it persists.");
        var root = await ReadRootAsync(cancellation);
        var rootId = RootId.Parse(root.Id);

        var trees = new OrganizationTreeReader(organizations, calls, rootId, progress);
        var tree = await trees.ReadAsync(cancellation);
        var policies = await new ServiceControlPolicyReader(organizations, calls, progress).ReadAsync(cancellation);
        tree = await WithEveryTargetAsync(trees, tree, rootId, policies, progress, cancellation);

        return new OrganizationSnapshot(
            takenAt.AddTicks(-(takenAt.Ticks % TimeSpan.TicksPerSecond)),
            OrganizationId.Parse(organization.Id),
            rootId,
            AccountId.Parse(organization.MasterAccountId),
            PartitionOf(organization.Arn),
            organization.FeatureSet == OrganizationFeatureSet.ALL,
            (root.PolicyTypes ?? []).Exists(type =>
                type.Type == PolicyType.SERVICE_CONTROL_POLICY && type.Status == PolicyTypeStatus.ENABLED),
            tree.Units,
            tree.Accounts,
            policies,
            await ReadTrustedServicesAsync(cancellation))
        {
            Delegations = await ReadDelegationsAsync(cancellation),
        }.InOrder();
    }

    private async Task<Root> ReadRootAsync(CancellationToken cancellation)
    {
        var roots = await calls.ListAsync(
            OrganizationsActions.ListRoots,
            token => organizations.ListRootsAsync(new ListRootsRequest { NextToken = token }, cancellation),
            answer => Page.Of(answer.Roots, answer.NextToken),
            cancellation);
        return roots is [var root]
            ? root
            : throw calls.Failed(
                OrganizationsActions.ListRoots,
                $"an organization has one root, and {roots.Count} were listed",
                "report this as a bug.");
    }

    /// <summary>The tree; read once more where a policy is attached to something that came after it.</summary>
    private async Task<OrganizationTree> WithEveryTargetAsync(
        OrganizationTreeReader trees,
        OrganizationTree tree,
        RootId root,
        List<SnapshotPolicy> policies,
        IProgress<string> progress,
        CancellationToken cancellation)
    {
        if (Strangers(tree, root, policies) is not [var first, ..])
            return tree;

        progress.Report(
            $"The organization changed while it was read (a policy is attached to {first}): "
            + "reading its accounts again");
        tree = await trees.ReadAsync(cancellation);
        return Strangers(tree, root, policies) is not [var still, ..]
            ? tree
            : throw calls.Failed(
                OrganizationsActions.ListTargetsForPolicy,
                $"a policy is attached to {still}, which is not in the organization any more",
                "run it again when no account or unit is being removed.");
    }

    private static List<string> Strangers(OrganizationTree tree, RootId root, List<SnapshotPolicy> policies)
    {
        var known = tree.Units.Select(unit => unit.Id.Value)
            .Concat(tree.Accounts.Select(account => account.Id.Value))
            .Append(root.Value)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. policies.SelectMany(policy => policy.Targets)
                .Select(target => target.Value)
                .Where(target => !known.Contains(target)),
        ];
    }

    private async Task<IReadOnlyList<string>> ReadTrustedServicesAsync(CancellationToken cancellation)
    {
        var services = await calls.ListAsync(
            OrganizationsActions.ListAWSServiceAccessForOrganization,
            token => organizations.ListAWSServiceAccessForOrganizationAsync(
                new ListAWSServiceAccessForOrganizationRequest { NextToken = token, MaxResults = PageSize },
                cancellation),
            answer => Page.Of(answer.EnabledServicePrincipals, answer.NextToken),
            cancellation);
        return [.. services.Select(service => service.ServicePrincipal).Distinct(StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<SnapshotDelegation>> ReadDelegationsAsync(CancellationToken cancellation)
    {
        var delegations = new List<SnapshotDelegation>();
        foreach (var service in OrganizationSnapshot.DelegatedPowers)
        {
            var accounts = await ReadDelegatedAsync(service, cancellation);
            delegations.AddRange(
                accounts.Select(account => new SnapshotDelegation(service, AccountId.Parse(account.Id))));
        }

        return delegations;
    }

    private async Task<IReadOnlyList<DelegatedAdministrator>> ReadDelegatedAsync(
        string service, CancellationToken cancellation)
    {
        try
        {
            return await calls.ListAsync(
                OrganizationsActions.ListDelegatedAdministrators,
                token => organizations.ListDelegatedAdministratorsAsync(
                    new ListDelegatedAdministratorsRequest
                    {
                        ServicePrincipal = service, NextToken = token, MaxResults = PageSize,
                    },
                    cancellation),
                answer => Page.Of(answer.DelegatedAdministrators, answer.NextToken),
                cancellation);
        }
        catch (AwsCallException exception) when (IsUnrecognizedService(exception.InnerException))
        {
            // A partition that does not know the service lets nobody register for it.
            return [];
        }
    }

    /// <summary>moto answers in AWS's words, and without the reason.</summary>
    private static bool IsUnrecognizedService(Exception? exception) =>
        exception is InvalidInputException invalid
        && (invalid.Reason == InvalidInputExceptionReason.UNRECOGNIZED_SERVICE_PRINCIPAL
            || invalid.Message.Contains("unrecognized service principal", StringComparison.Ordinal));

    /// <summary>From arn:PARTITION:organizations::ACCOUNT:organization/ID.</summary>
    private static Partition PartitionOf(string arn) =>
        Partition.TryParse(arn.Split(':').ElementAtOrDefault(1))
        ?? throw new FormatException($"'{arn}' is in no partition that this version knows.");
}
