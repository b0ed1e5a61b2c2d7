using Guardrails.Core.Guardrails;
using Guardrails.Core.Ids;
using Guardrails.Core.Planning;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Snapshots;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Planning;

/// <summary>The accounts with power over every member account, and the roles that a plan asks as.</summary>
public sealed class DelegatedPowerTests
{
    private const string StackSets = "member.org.stacksets.cloudformation.amazonaws.com";
    private const string Operator = "arn:aws:iam::222222222222:role/RootOperators";
    private const string Limits = "DenyUnlistedRootSessions";

    [Fact]
    public void Every_account_with_power_over_all_is_named_with_the_command_that_withdraws_it()
    {
        var notes = Notes(
            OrganizationConfigs.With(Limits),
            Delegated(StackSets, OrganizationSnapshots.Security),
            Delegated(StackSets, OrganizationSnapshots.Sandbox),
            Delegated("iam.amazonaws.com", OrganizationSnapshots.Security),
            Delegated("iam.amazonaws.com", OrganizationSnapshots.Production));

        Command(StackSets, OrganizationSnapshots.Security).ShouldBeTrue();
        Command(StackSets, OrganizationSnapshots.Sandbox).ShouldBeTrue();
        Command("iam.amazonaws.com", OrganizationSnapshots.Production).ShouldBeTrue();
        Command("iam.amazonaws.com", OrganizationSnapshots.Security).ShouldBeFalse("it is wanted");
        notes.ShouldContain(note => note.StartsWith("555555555555 (sandbox-alice) may deploy anything"));

        bool Command(string service, string account) => notes.Any(note => note.EndsWith(
            "aws organizations deregister-delegated-administrator "
            + $"--account-id {account} --service-principal {service}"));
    }

    [Fact]
    public void A_snapshot_that_does_not_say_it_is_named_and_is_no_all_clear() =>
        OrganizationPlan.Of(OrganizationConfigs.With(Limits), OrganizationSnapshots.With(), OrganizationSnapshots.Now)
            .Notes.ShouldContain(note => note.Contains("does not say which accounts"));

    [Fact]
    public void Where_nobody_deletes_deletion_is_not_asked_about_and_that_is_said_and_no_finding()
    {
        var plan = Plan(OrganizationConfigs.With(Limits) with { Remediation = new(Enabled: false) });

        plan.Questions.ShouldNotContain(question => question.Name == "assumeRootDeletes");
        plan.Notes.ShouldContain(note => note.Contains("are then deleted from the management account"));
        plan.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Where_no_operator_is_named_deletion_is_asked_as_the_function_that_deletes()
    {
        const string person =
            """{"Effect":"Deny","Action":"sts:AssumeRoot","Resource":"*","Condition":{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/Guardrails*"}}}""";
        var policy = OrganizationSnapshots.Policy("NoPerson", person, OrganizationSnapshots.Security);
        var plan = OrganizationPlan.Of(
            OrganizationConfigs.With(Limits), OrganizationSnapshots.With(policy), OrganizationSnapshots.Now);

        foreach (var account in plan.Accounts.Where(account => !account.IsManagement))
            After(account, "assumeRootDeletes").ShouldBe(Decision.Allowed, account.Name);
        plan.Notes.ShouldContain(note => note.Contains("deleted by guardrails remediate"));
        plan.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Deletion_is_asked_as_the_listed_operator_and_the_audit_as_the_evaluator()
    {
        var plan = Plan(OrganizationConfigs.With(Limits) with
        {
            RootSessionOperators = [new(Operator, ["IAMDeleteRootUserCredentials"])],
        });

        foreach (var account in plan.Accounts.Where(account => !account.IsManagement))
        {
            After(account, "assumeRootDeletes").ShouldBe(Decision.Allowed, account.Name);
            After(account, "assumeRootAudits").ShouldBe(Decision.Allowed, account.Name);
        }

        plan.Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("role/GuardrailsRootPostureRule", Decision.Allowed)]
    [InlineData("role/RootOperators", Decision.ExplicitlyDenied)]
    public void A_policy_that_spares_one_role_alone_stops_the_audit_of_any_other(string spared, Decision audit)
    {
        var policy = OrganizationSnapshots.Policy(
            "OnlyOne",
            $$$"""{"Effect":"Deny","Action":"sts:AssumeRoot","Resource":"*","Condition":{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::222222222222:{{{spared}}}" } } }""",
            OrganizationSnapshots.Security);

        var plan = OrganizationPlan.Of(
            OrganizationConfigs.With(Limits), OrganizationSnapshots.With(policy), OrganizationSnapshots.Now);

        After(plan.Accounts.Single(account => account.Id.Value == OrganizationSnapshots.Production), "assumeRootAudits")
            .ShouldBe(audit);
    }

    [Fact]
    public void The_roles_of_the_product_open_the_root_sessions_that_the_list_says_and_no_others()
    {
        var config = OrganizationConfigs.With();

        var opened = Core.Roles.RoleCatalog.Of(config).Where(role => role.RootTasks.Count > 0)
            .Select(role => ($"arn:aws:iam::222222222222:role/{role.Name}",
                string.Join(',', role.RootTasks.Select(task => task.TaskPolicy.Split('/')[^1]))));

        opened.ShouldBe(config.RootSessions.Select(session => (session.Role, string.Join(',', session.Tasks))));
    }

    private static Decision After(AccountPlan account, string question) =>
        account.Answers.Single(answer => answer.Question.Name == question).After;

    private static OrganizationPlan Plan(
        Core.Organizations.OrganizationConfig config, params SnapshotDelegation[] delegations) =>
        OrganizationPlan.Of(
            config, OrganizationSnapshots.With() with { Delegations = delegations }, OrganizationSnapshots.Now);

    private static IReadOnlyList<string> Notes(
        Core.Organizations.OrganizationConfig config, params SnapshotDelegation[] delegations) =>
        Plan(config, delegations).Notes;

    private static SnapshotDelegation Delegated(string service, string account) =>
        new(service, AccountId.Parse(account));
}
