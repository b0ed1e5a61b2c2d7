using System.Globalization;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Placement;
using Guardrails.Core.Snapshots;

namespace Guardrails.Tests.Unit.Fixtures;

/// <summary>
/// A small organization: the root with a management account, the unit Workloads with the unit Sandbox in it, an account
/// in each.
/// </summary>
internal static class OrganizationSnapshots
{
    public const string Management = "111111111111";
    public const string Security = "222222222222";
    public const string Production = "444444444444";
    public const string Sandbox = "555555555555";
    public const string Suspended = "666666666666";

    public const string Root = "r-ex01";
    public const string WorkloadsUnit = "ou-ex01-workload";
    public const string SandboxUnit = "ou-ex01-worksand";

    public const string FullAccess =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    public static readonly DateTimeOffset Now =
        DateTimeOffset.Parse("2026-11-23T09:00:00Z", CultureInfo.InvariantCulture);

    /// <summary>The organization with these policies besides FullAWSAccess, which is attached everywhere.</summary>
    public static OrganizationSnapshot With(params SnapshotPolicy[] policies) => new(
        Now,
        OrganizationId.Parse("o-exampleorg1"),
        RootId.Parse(Root),
        AccountId.Parse(Management),
        Partition.Commercial,
        AllFeatures: true,
        ServiceControlPoliciesAreOn: true,
        [Unit(WorkloadsUnit, "Workloads", Root), Unit(SandboxUnit, "Sandbox", WorkloadsUnit)],
        [
            Account(Management, "management", Root),
            Account(Security, "security-tooling", Root),
            Account(Production, "payments-prod", WorkloadsUnit),
            Account(Sandbox, "sandbox-alice", SandboxUnit),
            Account(Suspended, "acquired-shop", WorkloadsUnit, "SUSPENDED"),
        ],
        [
            new("p-FullAWSAccess", "FullAWSAccess", "", AwsManaged: true, FullAccess,
                [
                    .. new[] { Root, WorkloadsUnit, SandboxUnit, Management, Security, Production, Sandbox, Suspended }
                        .Select(TargetId.Parse)
                ]),
            .. policies,
        ],
        [.. TrustedServices.Trusted(Partition.Commercial)]);

    /// <summary>A policy of another team.</summary>
    public static SnapshotPolicy Policy(string name, string statement, params string[] targets) =>
        new(
            $"p-{name.ToLowerInvariant()}",
            name,
            "",
            AwsManaged: false,
            $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""",
            [.. targets.Select(TargetId.Parse)]);

    /// <summary>A policy of ours as it is deployed, attached to other targets perhaps.</summary>
    public static SnapshotPolicy Deployed(ServiceControlPolicy policy, params string[] targets) =>
        new(
            $"p-{policy.Name.ToLowerInvariant()}",
            policy.Name,
            policy.Description,
            AwsManaged: false,
            policy.Json,
            [.. targets.Select(TargetId.Parse)]);

    private static SnapshotUnit Unit(string id, string name, string parent) =>
        new(TargetId.Parse(id), name, TargetId.Parse(parent));

    private static SnapshotAccount Account(string id, string name, string parent, string state = "ACTIVE") =>
        new(AccountId.Parse(id), name, TargetId.Parse(parent), state);
}
