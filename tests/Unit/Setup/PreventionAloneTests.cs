using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Placement;
using Guardrails.Core.Planning;
using Guardrails.Core.Planning.OwnCalls;
using Guardrails.Core.Policies;
using Guardrails.Core.Roles;
using Guardrails.Core.Setup;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Setup;

/// <summary>An organization that prevents and does not detect: nothing is asked for, made or planned for it.</summary>
public sealed class PreventionAloneTests
{
    private const string Off = "\"detection\": { \"enabled\": false }";

    private static readonly OrganizationConfig Config = OrganizationFiles.Valid(OrganizationFiles.With(Off));

    private static readonly OrganizationConfig Detecting = OrganizationFiles.Valid(OrganizationFiles.Minimal);

    [Fact]
    public void It_enables_policies_and_nothing_else()
    {
        var decision = SetupDecision.Of(new(), SetupWanted.Of(Config));

        decision.Changes.ShouldHaveSingleItem().ShouldBeOfType<PolicyTypeChange>();
    }

    [Fact]
    public void Its_one_role_is_the_setups_which_can_enable_policies_and_nothing_else()
    {
        var role = RoleCatalog.Of(Config).ShouldHaveSingleItem();

        role.Grants.SelectMany(grant => grant.Actions)
            .Where(action => !action.StartsWith("logs:", StringComparison.Ordinal))
            .ShouldBe(
                [
                    "organizations:DescribeOrganization", "organizations:ListRoots",
                    "organizations:EnablePolicyType",
                ],
                ignoreOrder: true);
    }

    [Fact]
    public void It_has_every_guardrail_but_those_that_protect_detection() =>
        Config.Guardrails.Select(selection => selection.Guardrail.Name).ShouldBe(
            Detecting.Guardrails.Select(selection => selection.Guardrail.Name)
                .Except(["DenyGuardrailTampering", "DenyDetectionTampering"]));

    [Fact]
    public void Every_policy_of_it_is_one_that_AWS_takes()
    {
        foreach (var policy in ServiceControlPolicies.For(Config))
        {
            PolicyDocument.Parse(policy.Json);
            policy.Json.ShouldNotContain("[]", Case.Sensitive, policy.Name);
        }
    }

    [Fact]
    public void It_opens_root_sessions_to_nobody_where_the_file_names_nobody()
    {
        var policy = ServiceControlPolicies.For(Config).Single(one => one.Json.Contains("sts:AssumeRoot"));
        var statement = JsonNode.Parse(policy.Json)!["Statement"]!.AsArray()
            .Where(one => one!["Action"]!.ToJsonString().Contains("sts:AssumeRoot"))
            .ShouldHaveSingleItem()!;

        statement["Effect"]!.GetValue<string>().ShouldBe("Deny");
        statement["Condition"].ShouldBeNull();
        policy.Json.ShouldNotContain("GuardrailsRootPostureRule\"");
    }

    [Fact]
    public void Its_plan_says_so_and_speaks_of_nothing_that_is_not_deployed()
    {
        var plan = OrganizationPlan.Of(Config, OrganizationSnapshots.With(), OrganizationSnapshots.Now);

        var notes = string.Join('\n', plan.Notes);
        plan.Notes[0].ShouldStartWith("Detection is off ($.detection.enabled)");
        notes.ShouldNotContain("Every account gets");
        notes.ShouldNotContain("AWS Config may fail");
        notes.ShouldNotContain("The setup also ensures");
        notes.ShouldNotContain("From then on");
        plan.Questions.ShouldAllBe(question => question.TaskPolicy == null);
        new OwnCallList(Config).About(AccountId.Parse(OrganizationSnapshots.Production), [OrganizationConfigs.Root])
            .ShouldBeEmpty();
        plan.Cost.Accounts.ShouldBe(0);
        plan.Cost.Evaluations.ShouldBe(0);
    }

    [Fact]
    public void What_the_file_says_of_controls_and_packs_is_kept_for_the_day_when_detection_is_on()
    {
        const string controls =
            ", \"controls\": { \"RootMfa\": { \"enabled\": true } }, \"conformancePackFiles\": [\"a.yaml\"]";
        var config = OrganizationFiles.Valid(OrganizationFiles.With(Off + controls));

        config.Controls.ShouldBeEmpty();
        config.ConformancePacks.ShouldBeEmpty();
        config.ConformancePackFiles.ShouldBeEmpty();
        OrganizationFiles.Valid(OrganizationFiles.With("\"detection\": { \"enabled\": true }" + controls))
            .Controls.ShouldNotBeEmpty();
    }
}
