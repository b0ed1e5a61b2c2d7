using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Placement;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Roles;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Roles;

public sealed class RoleCatalogTests
{
    [Fact]
    public void A_member_account_has_what_the_StackSets_bring() =>
        Names(RoleExamples.Commercial, RoleExamples.Member, RoleExamples.Root).ShouldBe(
            [
                "GuardrailsRootPosture", "GuardrailsRuleStarter", "GuardrailsEventForwarder-us-east-1",
                "GuardrailsEventForwarder-us-east-2", "GuardrailsEventForwarder-us-west-2",
                "GuardrailsEventHistory",
            ],
            ignoreOrder: true);

    [Fact]
    public void A_recorder_has_its_role_below_its_targets_only() =>
        Names(RoleExamples.Commercial, RoleExamples.Member, RoleExamples.Workloads, RoleExamples.Root)
            .ShouldContain("GuardrailsConfigRecorder");

    [Fact]
    public void The_management_account_has_roles_of_its_own_and_none_of_a_StackSet() =>
        Names(RoleExamples.Commercial, RoleExamples.Management, RoleExamples.Workloads, RoleExamples.Root).ShouldBe(
            [
                "GuardrailsOrganizationSetup", "GuardrailsRootPosture", "GuardrailsRuleStarter",
                "GuardrailsEventForwarder-us-east-1", "GuardrailsQuarantine",
            ],
            ignoreOrder: true);

    [Fact]
    public void Nothing_removes_keys_where_the_file_turns_that_off() =>
        RoleCatalog.Of(RoleExamples.Commercial).Select(role => role.Name)
            .Except(RoleCatalog.Of(RoleExamples.Commercial with { Remediation = new(Enabled: false) })
                .Select(role => role.Name))
            .ShouldBe(
                [
                    "GuardrailsQuarantine", "GuardrailsEventHistory", "GuardrailsRootRemediation",
                    "GuardrailsRootDeletion",
                ],
                ignoreOrder: true);

    [Fact]
    public void The_delegated_administrator_has_the_functions_roles_besides_a_members() =>
        Names(RoleExamples.Commercial, RoleExamples.DelegatedAdministrator, RoleExamples.Root)
            .Except(Names(RoleExamples.Commercial, RoleExamples.Member, RoleExamples.Root))
            .ShouldBe(
                [
                    "GuardrailsRootPostureRule", "GuardrailsRootRecheck", "GuardrailsRootActivity",
                    "GuardrailsIncidentAlerts", "GuardrailsReconciliation", "GuardrailsDecisions",
                    "GuardrailsComplianceReport", "GuardrailsRootRemediation", "GuardrailsRootDeletion",
                    "GuardrailsOrganizationAggregator",
                ],
                ignoreOrder: true);

    [Fact]
    public void GovCloud_forwards_from_one_Region_and_China_has_the_setup_alone()
    {
        Names(RoleExamples.GovCloud, RoleExamples.Member, RoleExamples.Root)
            .ShouldBe(
                [
                    "GuardrailsRootPosture", "GuardrailsRuleStarter", "GuardrailsEventForwarder-us-gov-west-1",
                    "GuardrailsEventHistory",
                ],
                ignoreOrder: true);
        Names(RoleExamples.China, RoleExamples.Member, RoleExamples.Root).ShouldBeEmpty();
        Names(RoleExamples.China, RoleExamples.Management).ShouldBe(["GuardrailsOrganizationSetup"]);
    }

    [Fact]
    public void Every_function_has_its_role() =>
        DeployedFunction.All.Select(function => function.Name)
            .ShouldBeSubsetOf(RoleCatalog.Of(RoleExamples.Commercial).Select(role => role.Name));

    /// <summary>The guardrail stands below the catalog and has a list of its own.</summary>
    [Fact]
    public void Every_role_that_a_StackSet_brings_is_protected_by_the_tampering_guardrail() => ShouldBeProtected(
        nameof(DenyGuardrailTampering), RoleExamples.Root, RoleExamples.Member,
        RoleCatalog.In(RoleExamples.Commercial, RoleExamples.Member, [RoleExamples.Workloads, RoleExamples.Root]));

    /// <summary>So does that of the delegated administrator: a new function's role must not be left out.</summary>
    [Fact]
    public void Every_other_role_of_the_delegated_administrator_is_protected_by_its_own_guardrail() =>
        ShouldBeProtected(
            nameof(DenyDetectionTampering),
            TargetId.Of(RoleExamples.DelegatedAdministrator),
            RoleExamples.DelegatedAdministrator,
            RoleCatalog.Of(RoleExamples.Commercial).Where(
                role => role.Accounts.Contains(RoleExamples.DelegatedAdministrator)));

    private static void ShouldBeProtected(
        string guardrail, TargetId target, AccountId account, IEnumerable<ProductRole> roles)
    {
        var config = RoleExamples.Commercial with
        {
            Guardrails = [new GuardrailSelection(OrganizationConfigs.Guardrail(guardrail), [target])],
        };
        var policy = ServiceControlPolicies.For(config).Single(policy => policy.Targets.Count > 0);
        IReadOnlyList<PolicyLevel> path = [new("there", [new NamedPolicy(policy.Name, policy.Document)])];
        var context = new Dictionary<string, IReadOnlyList<string>>
        {
            ["aws:PrincipalArn"] = [$"arn:aws:iam::{account}:role/Administrator"],
        };
        var protectedRoles = roles.ToList();
        protectedRoles.Count.ShouldBeGreaterThan(1);

        foreach (var role in protectedRoles)
        {
            var request = new AccessRequest("iam:PutRolePolicy", role.Arn(config.Partition, account), context);
            PolicySimulator.ServiceControl(path, request).Decision.ShouldBe(Decision.ExplicitlyDenied, role.Name);
        }
    }

    private static IReadOnlyList<string> Names(OrganizationConfig config, AccountId account, params TargetId[] above) =>
        [.. RoleCatalog.In(config, account, above).Select(role => role.Name)];
}
