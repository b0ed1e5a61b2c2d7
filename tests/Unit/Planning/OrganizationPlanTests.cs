using System.Globalization;
using Amazon.Organizations.Model;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Placement;
using Guardrails.Core.Planning;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Snapshots;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Planning;

public sealed class OrganizationPlanTests
{
    private const string KeyCreation = "DenyRootAccessKeyCreation";
    private const string RootActions = "DenyRootUserActions";

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
    public void The_answer_names_statement_policy_and_node()
    {
        var answer = Of(
            Account(
                Plan(
                    With(KeyCreation), OrganizationSnapshots.With()), OrganizationSnapshots.Sandbox), "rootCreatesKey");

        answer.After.ShouldBe(Decision.ExplicitlyDenied);
        answer.Because.ShouldNotBeNull()
            .ShouldContain("Statement DenyRootAccessKeyCreation of Guardrails-DenyRootAccessKeyCreation");
        answer.Because.ShouldContain("Root (r-ex01)");
    }

    [Fact]
    public void Each_guardrail_stops_what_it_is_there_for_and_no_other_question()
    {
        foreach (var guardrail in GuardrailCatalog.All.Where(guardrail => guardrail.CanBeAttached))
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
            var stops = answer.Question.Actor is Actor.Root && answer.Question.Name != "rootEnrolsMfa";
            answer.Change.ShouldBe(stops ? Change.StopsOnPurpose : Change.None, answer.Question.Name);
        }

        account.Answers.Count(answer => answer.Change is Change.StopsOnPurpose).ShouldBeGreaterThan(3);
    }

    [Theory]
    [InlineData("2026-11-23T09:00:00Z", Decision.Allowed)]
    [InlineData("2026-12-31T23:59:59Z", Decision.Allowed)]
    [InlineData("2027-01-01T00:00:00Z", Decision.ExplicitlyDenied)]
    public void An_exempt_account_is_spared_until_the_end_and_the_moment_of_the_plan_decides(string at, Decision expected)
    {
        var config = With(KeyCreation) with { Exemptions = [Exempt(OrganizationSnapshots.Production, "2026-12-31")] };

        var plan = OrganizationPlan.Of(
            config, OrganizationSnapshots.With(), DateTimeOffset.Parse(at, CultureInfo.InvariantCulture));

        Of(Account(plan, OrganizationSnapshots.Production), "rootCreatesKey").After.ShouldBe(expected);
        Of(Account(plan, OrganizationSnapshots.Sandbox), "rootCreatesKey").After.ShouldBe(Decision.ExplicitlyDenied);
    }

    [Fact]
    public void Every_account_whose_root_can_still_create_a_key_is_named_with_the_reason()
    {
        var config = With(KeyCreation) with
        {
            Guardrails = [new(
                OrganizationConfigs.Guardrail(KeyCreation), [TargetId.Parse(OrganizationSnapshots.WorkloadsUnit)])],
            Exemptions = [Exempt(OrganizationSnapshots.Production, "2026-12-31")],
        };

        Plan(config, OrganizationSnapshots.With()).RemainingRootKeys.Select(
            account => (account.Account.Value, account.Why)).ShouldBe(
        [
            (OrganizationSnapshots.Management, "the management account: no service control policy reaches it"),
            (OrganizationSnapshots.Security, "no target of the guardrail covers it"),
            (OrganizationSnapshots.Production, "exempt until 2026-12-31 (owner: owner)"),
        ]);
        Plan(With(RootActions), OrganizationSnapshots.With()).RemainingRootKeys.ShouldBeEmpty();
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
    public void With_policies_on_and_nothing_attached_nothing_is_allowed_before()
    {
        var snapshot = OrganizationSnapshots.With();
        var bare = snapshot with { Policies = [.. snapshot.Policies.Select(policy => policy with { Targets = [] })] };

        var account = Account(Plan(With(KeyCreation), bare), OrganizationSnapshots.Sandbox);

        Of(account, "rootEnrolsMfa").Before.ShouldBe(Decision.ImplicitlyDenied);
    }

    [Fact]
    public void AssumeRoot_is_not_asked_about_the_management_account_which_it_does_not_reach() =>
        Account(
            Plan(
                With(KeyCreation), OrganizationSnapshots.With()), OrganizationSnapshots.Management).Answers.ShouldAllBe(
                    answer => answer.Question.Actor != Actor.AssumedRoot);

    [Fact]
    public void Exemptions_that_end_within_thirty_days_are_listed_soonest_first()
    {
        var config = With(KeyCreation) with
        {
            Exemptions = [Exempt(
                OrganizationSnapshots.Production, "2026-12-23"), Exempt(
                    OrganizationSnapshots.Sandbox, "2026-12-24"), Exempt(OrganizationSnapshots.Security, "2026-11-23")],
        };

        var exemptions = Plan(config, OrganizationSnapshots.With()).Exemptions;

        exemptions.Where(one => one.EndsSoon).Select(one => one.Exemption.Account.Value)
            .ShouldBe([OrganizationSnapshots.Security, OrganizationSnapshots.Production]);
        exemptions.ShouldAllBe(one => !one.HasEnded && one.WithoutEffect == null);
    }

    [Theory]
    [InlineData(true, "controltower.amazonaws.com", 1)]
    [InlineData(true, "sso.amazonaws.com", 0)]
    [InlineData(false, "controltower.amazonaws.com", 0)]
    public void Recorders_fail_the_plan_where_control_tower_manages_them(bool recorder, string trusted, int findings)
    {
        var config = With(KeyCreation) with { ConfigRecorder = recorder ? new(
            [TargetId.Parse(OrganizationSnapshots.Root)]) : null };

        var found = Plan(config, OrganizationSnapshots.With() with { TrustedServices = [trusted] }).Findings;

        found.Count.ShouldBe(findings);
        foreach (var finding in found)
        {
            (finding.Kind, finding.Where).ShouldBe((PlanFindingKind.RecorderOfControlTower, "$.configRecorder"));
            finding.Text.ShouldContain("AWS Control Tower manages the AWS Config recorders");
            finding.Text.ShouldContain("Then set configRecorder.enabled to false");
        }
    }

    [Fact]
    public void An_exemption_that_another_guardrail_makes_void_fails_the_plan()
    {
        var config = With(KeyCreation, RootActions) with { Exemptions = [Exempt(
            OrganizationSnapshots.Production, "2026-12-31")] };

        var plan = Plan(config, OrganizationSnapshots.With());

        var finding = plan.Findings.ShouldHaveSingleItem();
        (finding.Kind, finding.Where)
            .ShouldBe((PlanFindingKind.ExemptionWithoutEffect, OrganizationSnapshots.Production));
        finding.Text.ShouldContain("Statement DenyRootUserActions of");
    }

    [Fact]
    public void An_exemption_that_spares_some_of_what_its_guardrail_denies_has_an_effect()
    {
        var exempt = Exempt(OrganizationSnapshots.Production, "2026-12-31") with
        {
            Guardrail = OrganizationConfigs.Guardrail(RootActions),
        };

        var plan = Plan(With(KeyCreation, RootActions) with { Exemptions = [exempt] }, OrganizationSnapshots.With());

        plan.Findings.ShouldBeEmpty();
        Of(Account(plan, OrganizationSnapshots.Production), "rootCreatesKey").After.ShouldBe(Decision.ExplicitlyDenied);
        Of(Account(plan, OrganizationSnapshots.Production), "rootDoesAnythingElse").After.ShouldBe(Decision.Allowed);
    }

    [Fact]
    public void An_exemption_from_a_guardrail_that_is_off_fails_the_plan() =>
        Plan(
            With(RootActions) with { Exemptions = [Exempt(
                OrganizationSnapshots.Production, "2026-12-31")] }, OrganizationSnapshots.With())
            .Findings.ShouldHaveSingleItem().Text.ShouldEndWith(
                "and that has no effect: DenyRootAccessKeyCreation is off.");

    [Fact]
    public void An_exemption_that_has_ended_is_said_to_have()
    {
        var config = With(KeyCreation) with { Exemptions = [Exempt(OrganizationSnapshots.Production, "2026-11-22")] };

        var plan = Plan(config, OrganizationSnapshots.With());

        plan.Exemptions.ShouldHaveSingleItem().HasEnded.ShouldBeTrue();
        plan.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_ring_covers_its_unit_and_what_is_below_and_nothing_beside_it()
    {
        var config = KeyCreationIn(OrganizationSnapshots.SandboxUnit);

        var plan = Plan(config, OrganizationSnapshots.With());

        plan.Accounts.Where(account => Of(account, "rootCreatesKey").Change == Change.StopsOnPurpose)
            .Select(account => account.Id.Value).ShouldBe([OrganizationSnapshots.Sandbox]);
    }

    [Fact]
    public void What_another_teams_policy_says_of_a_key_that_a_plan_cannot_know_fails_the_plan_by_account()
    {
        var office = OrganizationSnapshots.Policy(
            "OfficeOnly",
            """{"Sid":"Office","Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":"192.0.2.0/24"}}}""",
            OrganizationSnapshots.SandboxUnit);

        var plan = Plan(With(KeyCreation), OrganizationSnapshots.With(office));

        var finding = plan.Findings.ShouldHaveSingleItem();
        finding.Kind.ShouldBe(PlanFindingKind.CannotTell);
        finding.Where.ShouldBe(OrganizationSnapshots.Sandbox);
        finding.Text.ShouldContain("OfficeOnly");
        finding.Text.ShouldContain("aws:SourceIp");
    }

    [Fact]
    public void A_policy_that_cannot_be_read_is_never_taken_for_harmless()
    {
        var odd = new SnapshotPolicy(
            "p-odd",
            "Odd",
            "",
            AwsManaged: false,
            """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Act":"*"}]}""",
            [TargetId.Parse(OrganizationSnapshots.Production)]);

        var plan = Plan(With(KeyCreation), OrganizationSnapshots.With(odd));

        plan.Findings.Select(finding => (finding.Kind, finding.Where)).Distinct()
            .ShouldBe([(PlanFindingKind.CannotTell, OrganizationSnapshots.Production)]);
        plan.Findings.Count.ShouldBe(
            PlanQuestions.All.Count - 2,
            "all but the service-linked role, which is out of reach, and root's key, which is denied anyway");
    }

    [Fact]
    public void A_deny_that_depends_on_a_principals_tags_cannot_concern_a_root_user()
    {
        var tagged = OrganizationSnapshots.Policy(
            "TaggedOnly",
            """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/restricted":"yes"}}}""",
            OrganizationSnapshots.WorkloadsUnit);

        var plan = Plan(With(KeyCreation), OrganizationSnapshots.With(tagged));

        plan.Findings.ShouldAllBe(
            finding =>
                finding.Kind == PlanFindingKind.CannotTell
                    && finding.Text.StartsWith("a role with AdministratorAccess"));
        plan.Findings.Select(finding => finding.Where).Distinct()
            .ShouldBe(
                [OrganizationSnapshots.Production, OrganizationSnapshots.Sandbox, OrganizationSnapshots.Suspended]);
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
    public void Taking_a_guardrail_away_is_said_to_open_what_it_closed()
    {
        var deployed = ServiceControlPolicies.For(With(KeyCreation)).Single(policy => policy.Targets.Count > 0);

        var plan = Plan(
            With(), OrganizationSnapshots.With(OrganizationSnapshots.Deployed(deployed, OrganizationSnapshots.Root)));

        Of(Account(plan, OrganizationSnapshots.Sandbox), "rootCreatesKey").Change.ShouldBe(Change.BecomesPossible);
        plan.Policies.Single(policy => policy.Name == deployed.Name).Detach.Select(target => target.Value)
            .ShouldBe([OrganizationSnapshots.Root]);
        plan.Findings.ShouldBeEmpty();
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

    private static OrganizationPlan Plan(OrganizationConfig config, OrganizationSnapshot snapshot) =>
        OrganizationPlan.Of(config, snapshot, OrganizationSnapshots.Now);

    private static OrganizationConfig With(params string[] guardrails) => OrganizationConfigs.With(guardrails);

    private static Exemption Exempt(string account, string endsOn) =>
        new(
            OrganizationConfigs.Guardrail(KeyCreation),
            AccountId.Parse(account),
            "owner",
            "reason",
            DateOnly.Parse(endsOn, CultureInfo.InvariantCulture));

    private static OrganizationConfig KeyCreationIn(string unit) => With(KeyCreation) with
    {
        Guardrails = [new(OrganizationConfigs.Guardrail(KeyCreation), [TargetId.Parse(unit)])],
    };

    private static AccountPlan Account(OrganizationPlan plan, string id) =>
        plan.Accounts.Single(account => account.Id.Value == id);

    private static AnswerChange Of(AccountPlan account, string question) =>
        account.Answers.Single(answer => answer.Question.Name == question);
}
