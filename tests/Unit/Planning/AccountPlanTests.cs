using System.Globalization;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Planning;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Tests.Unit.Fixtures;
using static Guardrails.Tests.Unit.Planning.Plans;

namespace Guardrails.Tests.Unit.Planning;

public sealed class AccountPlanTests
{
    [Fact]
    public void Root_stops_creating_keys_on_purpose_in_every_member_account_and_nothing_else_changes()
    {
        var plan = Plan(With(KeyCreation), OrganizationSnapshots.With());

        foreach (var account in plan.Accounts)
        {
            var expected = account.IsManagement ? Change.None : Change.StopsOnPurpose;
            Of(account, "rootCreatesKey").Change.ShouldBe(expected, account.Name);
            account.Answers.Where(answer => answer.Question.Name != "rootCreatesKey")
                .ShouldAllBe(answer => answer.Change == Change.None && answer.After == Decision.Allowed);
        }

        plan.Accounts.Select(account => account.Unit)
            .ShouldBe(["Root", "Root", "Root/Workloads", "Root/Workloads/Sandbox", "Root/Workloads"]);
        plan.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Each_guardrail_stops_what_it_is_there_for_and_no_other_question()
    {
        foreach (var guardrail in GuardrailCatalog.All.Where(
            guardrail => guardrail.CanBeAttached && !guardrail.IsForDelegatedAdministrator))
        {
            var account = Account(
                Plan(With(guardrail.Name), OrganizationSnapshots.With()), OrganizationSnapshots.Production);

            account.Answers.Where(answer => answer.Change == Change.StopsOnPurpose)
                .Select(answer => answer.Question.Name)
                .ShouldBe(
                    PlanQuestions.All.Where(guardrail.IsMeantToDeny).Select(question => question.Name), guardrail.Name);
            account.Answers.Any(answer => answer.Change == Change.StopsOnPurpose).ShouldBeTrue(guardrail.Name);
            account.Answers.ShouldAllBe(
                answer => answer.Change == Change.None || answer.Change == Change.StopsOnPurpose);
        }
    }

    [Fact]
    public void Denying_every_root_action_leaves_AssumeRoot_MFA_enrolment_and_roles_alone()
    {
        var account = Account(Plan(With(RootActions), OrganizationSnapshots.With()), OrganizationSnapshots.Production);

        foreach (var answer in account.Answers)
        {
            // To enrol a device root has to sign in.
            var stops = answer.Question.Actor is Actor.Root
                && answer.Question.Name is not ("rootEnrolsMfa" or "rootSignsInToCommandLine");
            answer.Change.ShouldBe(stops ? Change.StopsOnPurpose : Change.None, answer.Question.Name);
        }

        account.Answers.Count(answer => answer.Change is Change.StopsOnPurpose).ShouldBeGreaterThan(2);
    }

    [Fact]
    public void An_account_whose_root_is_denied_by_another_team_is_not_among_those_that_can_create_a_key()
    {
        var config = KeyCreationIn(OrganizationSnapshots.SandboxUnit);
        var snapshot = OrganizationSnapshots.With(
            OrganizationSnapshots.Policy(
                "NoKeys",
                """{"Effect":"Deny","Action":"iam:*AccessKey","Resource":"*"}""",
                OrganizationSnapshots.Production),
            OrganizationSnapshots.Policy(
                "Office",
                """{"Effect":"Deny","Action":"iam:CreateAccessKey","Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":"192.0.2.0/24"}}}""",
                OrganizationSnapshots.Suspended));

        Plan(config, snapshot).RemainingRootKeys.Select(account => (account.Account.Value, account.Why)).ShouldBe(
        [
            (OrganizationSnapshots.Management, "the management account: no service control policy reaches it"),
            (OrganizationSnapshots.Security, "no target of the guardrail covers it"),
            (OrganizationSnapshots.Suspended,
                "it cannot be told whether another policy denies it, and none of ours does"),
        ]);
    }

    [Fact]
    public void A_policy_on_the_delegated_administrator_that_denies_AssumeRoot_stops_audits_of_every_account()
    {
        var noSessions = OrganizationSnapshots.Policy(
            "NoSessions",
            """{"Sid":"No","Effect":"Deny","Action":"sts:AssumeRoot","Resource":"*"}""",
            OrganizationSnapshots.Security);
        var plan = Plan(With(KeyCreation), OrganizationSnapshots.With(noSessions));

        var answer = Of(Account(plan, OrganizationSnapshots.Sandbox), "assumeRootAudits");

        (answer.Before, answer.After, answer.Change)
            .ShouldBe((Decision.ExplicitlyDenied, Decision.ExplicitlyDenied, Change.None));
        answer.Because.ShouldNotBeNull().ShouldContain("Statement No of NoSessions");
    }

    [Fact]
    public void A_policy_that_allows_the_audit_task_alone_denies_the_delete_task()
    {
        var auditOnly = OrganizationSnapshots.Policy(
            "AuditOnly",
            """{"Effect":"Deny","Action":"sts:AssumeRoot","Resource":"*","Condition":{"ArnNotLike":{"sts:TaskPolicyArn":"arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials"}}}""",
            OrganizationSnapshots.Security);

        var account = Account(
            Plan(With(KeyCreation), OrganizationSnapshots.With(auditOnly)), OrganizationSnapshots.Sandbox);

        Of(account, "assumeRootAudits").After.ShouldBe(Decision.Allowed);
        Of(account, "assumeRootDeletes").After.ShouldBe(Decision.ExplicitlyDenied);
    }

    [Fact]
    public void AssumeRoot_is_not_asked_about_the_management_account_which_it_does_not_reach() =>
        Account(
            Plan(
                With(KeyCreation), OrganizationSnapshots.With()), OrganizationSnapshots.Management).Answers.ShouldAllBe(
                    answer => answer.Question.Actor != Actor.AssumedRoot);

    [Fact]
    public void A_deny_that_depends_on_a_principals_tags_cannot_concern_a_root_user()
    {
        var tagged = OrganizationSnapshots.Policy(
            "TaggedOnly",
            """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/restricted":"yes"}}}""",
            OrganizationSnapshots.WorkloadsUnit);

        var plan = Plan(With(KeyCreation), OrganizationSnapshots.With(tagged));

        plan.Findings.ShouldAllBe(finding => finding.Kind == PlanFindingKind.OwnCallUndecided);
        var cause = plan.Undecided.ShouldHaveSingleItem();
        cause.Questions.ShouldBe(
            PlanQuestions.All.Where(question => question.Actor is Actor.Administrator)
                .Select(question => question.Name));
        cause.Units.ShouldBe([new("Root/Workloads", 2), new("Root/Workloads/Sandbox", 1)]);
    }

    [Fact]
    public void Another_teams_deny_is_seen_before_and_after()
    {
        var region = OrganizationSnapshots.Policy(
            "FrankfurtOnly",
            """{"Sid":"Frankfurt","Effect":"Deny","NotAction":["iam:*","signin:*"],"Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":"eu-central-1"}}}""",
            OrganizationSnapshots.Production);

        var plan = Plan(With(KeyCreation), OrganizationSnapshots.With(region));
        var answer = Of(Account(plan, OrganizationSnapshots.Production), "rootDoesAnythingElse");

        (answer.Before, answer.After, answer.Change)
            .ShouldBe((Decision.ExplicitlyDenied, Decision.ExplicitlyDenied, Change.None));
        answer.Because.ShouldNotBeNull().ShouldContain("Statement Frankfurt of FrankfurtOnly");
    }

    [Fact]
    public void Where_policies_are_off_nothing_is_denied_before_and_the_setup_turns_them_on()
    {
        var off = OrganizationSnapshots.With() with
        {
            ServiceControlPoliciesAreOn = false, Policies = [], TrustedServices = [],
        };

        var plan = Plan(With(KeyCreation), off);

        var answer = Of(Account(plan, OrganizationSnapshots.Sandbox), "rootCreatesKey");
        (answer.Before, answer.After).ShouldBe((Decision.Allowed, Decision.ExplicitlyDenied));
        Of(Account(plan, OrganizationSnapshots.Sandbox), "rootEnrolsMfa").After.ShouldBe(Decision.Allowed);
        plan.Notes.ShouldContain(note => note.StartsWith("Service control policies are not enabled"));
        plan.Notes.ShouldContain(note => note.Contains("config.amazonaws.com"));
        plan.Targets.ShouldHaveSingleItem().UsedAfter.ShouldBe(2, "FullAWSAccess and ours");
    }

    [Fact]
    public void An_organization_that_detached_FullAWSAccess_denies_implicitly_before_and_after()
    {
        var snapshot = OrganizationSnapshots.With();
        var detached = snapshot with { Policies = [.. snapshot.Policies.Select(
            policy =>
                policy with { Targets = [.. policy.Targets.Where(
                    target => target.Value != OrganizationSnapshots.SandboxUnit)] })] };

        var answer = Of(Account(Plan(With(KeyCreation), detached), OrganizationSnapshots.Sandbox), "assumeRootAudits");

        (answer.Before, answer.After, answer.Change)
            .ShouldBe((Decision.ImplicitlyDenied, Decision.ImplicitlyDenied, Change.None));
        answer.Because.ShouldNotBeNull().ShouldContain("Sandbox (ou-ex01-worksand)");
    }

    [Theory]
    [InlineData("aws", "")]
    [InlineData("aws-us-gov", "rootEnrolsMfa rootSignsInToCommandLine")]
    [InlineData("aws-cn", "rootCreatesKey rootDoesAnythingElse rootEnrolsMfa assumeRootAudits assumeRootDeletes")]
    public void A_partition_without_root_users_or_their_sign_in_is_asked_only_what_means_something(string partition, string unasked)
    {
        var named = Partition.TryParse(partition).ShouldNotBeNull();

        var config = With("DenyLeavingOrganization") with { Partition = named, HomeRegion = named.HomeRegion };

        var plan = Plan(config, OrganizationSnapshots.With() with { Partition = named });

        var asked = plan.Questions.Select(question => question.Name).ToList();
        asked.Intersect(unasked.Split(' ')).ShouldBeEmpty();
        asked.ShouldContain("administratorCreatesUserKey");
        asked.Contains("rootCreatesKey").ShouldBe(partition != "aws-cn");
        plan.Accounts.Where(account => !account.IsManagement)
            .ShouldAllBe(account => account.Answers.Count == asked.Count);
        plan.Notes.Any(note => note.StartsWith($"Not in partition {partition}")).ShouldBe(partition != "aws");
        plan.Findings.ShouldBeEmpty();
    }
}
