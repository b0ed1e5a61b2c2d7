using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Roles;
using Guardrails.Tests.Unit.Fixtures;
using Guardrails.Tests.Unit.Organizations;

namespace Guardrails.Tests.Unit.Roles;

/// <summary>Organizations of every partition with everything on that has a role, and accounts of them.</summary>
internal static class RoleExamples
{
    public static readonly TargetId Root = TargetId.Parse("r-ex01");
    public static readonly TargetId Workloads = TargetId.Parse("ou-ex01-workload");

    public static readonly AccountId Management = AccountId.Parse("111111111111");
    public static readonly AccountId DelegatedAdministrator = AccountId.Parse("222222222222");
    public static readonly AccountId Member = AccountId.Parse("444444444444");

    public static OrganizationConfig Commercial { get; } = In(Partition.Commercial);

    public static OrganizationConfig GovCloud { get; } = In(Partition.GovCloud);

    public static OrganizationConfig China { get; } = In(Partition.China) with { ConfigRecorder = null };

    /// <summary>The organizations whose roles the theories go through.</summary>
    public static IReadOnlyList<OrganizationConfig> All => [Commercial, GovCloud, China];

    /// <summary>Each role of each organization: the partition's name and the role's.</summary>
    public static TheoryData<string, string> Roles
    {
        get
        {
            var roles = new TheoryData<string, string>();
            foreach (var config in All)
            {
                foreach (var role in RoleCatalog.Of(config))
                    roles.Add(config.Partition.Name, role.Name);
            }

            return roles;
        }
    }

    public static (OrganizationConfig Config, ProductRole Role) Find(string partition, string name)
    {
        var config = All.Single(config => config.Partition.Name == partition);
        return (config, RoleCatalog.Of(config).Single(role => role.Name == name));
    }

    /// <summary>The role's own policy's answer to a call.</summary>
    public static Answer Decide(PolicyDocument policy, RoleCall call)
    {
        var request = call.Request(Member, Member);
        var context = new Dictionary<string, IReadOnlyList<string>>(request.Context)
        {
            ["aws:PrincipalAccount"] = [Member.Value],
        };
        NamedPolicy[] policies = [new("the role's policy", policy)];
        return PolicySimulator.Identity(policies, request with { Context = context });
    }

    private static OrganizationConfig In(Partition partition)
    {
        const string account = "\"managementAccountId\": \"111111111111\"";
        var file = OrganizationFiles.Minimal.Replace(account, $"{account}, \"partition\": \"{partition}\"");
        return OrganizationFiles.Valid(file) with { ConfigRecorder = new ConfigRecorderBaseline([Workloads]) };
    }
}
