using System.Security.Cryptography;
using System.Text;
using Guardrails.Core.Organizations;
using Guardrails.Core.Planning;
using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Snapshots;
using Guardrails.Tests.Unit.Fixtures;
using static Guardrails.Tests.Unit.Planning.Plans;

namespace Guardrails.Tests.Unit.Planning;

/// <summary>Undecided statements: each is named once, and some of them fail the plan.</summary>
public sealed class UndecidedCauseTests
{
    private const string NetA =
        """{"Sid":"NetA","Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:SourceVpc":"vpc-0123456789abcdef0"}}}""";

    private const string MfaB =
        """{"Sid":"MfaB","Effect":"Deny","Action":"*","Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}""";

    private const string RootInOffice =
        """{"Sid":"Office","Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":"192.0.2.0/24"}}}""";

    private static readonly string OfficeHash = PolicyDocument.Parse(
        $$"""{"Version":"2012-10-17","Statement":{{RootInOffice}}}""").Statements[0].Sha256;

    [Fact]
    public void One_undecided_statement_hides_no_other_in_another_policy()
    {
        var plan = Plan(With(KeyCreation), OrganizationSnapshots.With(
            OrganizationSnapshots.Policy("Net", NetA, OrganizationSnapshots.Root),
            OrganizationSnapshots.Policy("Mfa", MfaB, OrganizationSnapshots.WorkloadsUnit)));

        plan.Undecided.Select(cause => (cause.Policy, cause.Statement)).ShouldBe(
            [("Net", "NetA"), ("Mfa", "MfaB")], ignoreOrder: true);
    }

    [Fact]
    public void One_undecided_statement_hides_no_other_in_the_same_policy()
    {
        var plan = Plan(With(KeyCreation), OrganizationSnapshots.With(
            OrganizationSnapshots.Policy("Both", $"{NetA},{MfaB}", OrganizationSnapshots.Root)));

        plan.Undecided.Select(cause => cause.Statement).ShouldBe(["NetA", "MfaB"], ignoreOrder: true);
    }

    [Fact]
    public void An_undecided_statement_that_allows_is_named_where_no_other_allows()
    {
        var snapshot = OrganizationSnapshots.With(OrganizationSnapshots.Policy(
            "Perhaps",
            """{"Sid":"Vpc","Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:SourceVpc":"vpc-1"}}}""",
            OrganizationSnapshots.SandboxUnit));
        var bare = snapshot with
        {
            Policies = [.. snapshot.Policies.Select(policy => policy.Name != "FullAWSAccess" ? policy : policy with
            {
                Targets = [.. policy.Targets.Where(target => target.Value != OrganizationSnapshots.SandboxUnit)],
            })],
        };

        Plan(With(), snapshot).Undecided.ShouldBeEmpty();
        Plan(With(), bare).Undecided.ShouldHaveSingleItem().Statement.ShouldBe("Vpc");
    }

    [Fact]
    public void A_statement_is_named_with_its_hash_its_questions_and_its_units()
    {
        var plan = Plan(With(), OrganizationSnapshots.With(OrganizationSnapshots.Policy(
            "OfficeOnly", RootInOffice, OrganizationSnapshots.WorkloadsUnit, OrganizationSnapshots.SandboxUnit)));

        var cause = plan.Undecided.ShouldHaveSingleItem();

        (cause.Policy, cause.Statement, cause.Sha256).ShouldBe(("OfficeOnly", "Office", OfficeHash));
        cause.Questions.ShouldBe(["rootDoesAnythingElse"]);
        cause.Accounts.ShouldBe(3);
        cause.Units.ShouldBe([new("Root/Workloads", 2), new("Root/Workloads/Sandbox", 1)]);
        cause.Reason.ShouldContain("aws:SourceIp");
    }

    [Fact]
    public void Audit_and_deletion_are_named_before_anything_else()
    {
        var plan = Plan(With(), OrganizationSnapshots.With(
            OrganizationSnapshots.Policy("Office", RootInOffice, OrganizationSnapshots.Root),
            OrganizationSnapshots.Policy("Net", NetA, OrganizationSnapshots.Root)));

        plan.Undecided.Select(cause => cause.Policy).ShouldBe(["Net", "Office"]);
        plan.Undecided[0].Questions.Take(2).ShouldBe(["assumeRootAudits", "assumeRootDeletes"]);
    }

    [Fact]
    public void What_is_undecided_before_and_after_and_is_none_of_ours_fails_no_plan()
    {
        var plan = Plan(With(KeyCreation), OrganizationSnapshots.With(
            OrganizationSnapshots.Policy("OfficeOnly", RootInOffice, OrganizationSnapshots.Production)));

        plan.Findings.ShouldBeEmpty();
        plan.Undecided.ShouldHaveSingleItem().FailsPlan.ShouldBeFalse();
    }

    [Fact]
    public void An_undecided_audit_fails_the_plan_once_for_each_statement()
    {
        var plan = Plan(With(KeyCreation), OrganizationSnapshots.With(
            OrganizationSnapshots.Policy("Net", NetA, OrganizationSnapshots.Root),
            OrganizationSnapshots.Policy("OfficeOnly", RootInOffice, OrganizationSnapshots.Production)));

        var finding = plan.Findings.Where(finding => finding.Kind is PlanFindingKind.CannotTell)
            .ShouldHaveSingleItem();

        finding.Where.ShouldBe("Net");
        finding.Text.ShouldContain("NetA");
        finding.Text.ShouldContain(plan.Undecided[0].Sha256);
    }

    [Fact]
    public void An_answer_that_only_the_deploy_makes_undecided_fails_the_plan()
    {
        // Policies are off: the setup turns them on, and another team's attached policy begins to count.
        var snapshot = OrganizationSnapshots.With(
            OrganizationSnapshots.Policy("OfficeOnly", RootInOffice, OrganizationSnapshots.Production));
        var known = Question("rootDoesAnythingElse");
        var before = new Answer(Decision.Allowed, () => "");
        var after = Of(Account(Plan(With(), snapshot), OrganizationSnapshots.Production), known.Name);

        AnswerChange.Of(known, before, Untold(after), new HashSet<string>()).IsMadeWorse.ShouldBeTrue();
        AnswerChange.Of(known, Untold(after), Untold(after), new HashSet<string>()).IsMadeWorse.ShouldBeFalse();
        AnswerChange.Of(known, Untold(after), before, new HashSet<string>()).IsMadeWorse.ShouldBeTrue();
    }

    [Fact]
    public void An_accepted_statement_fails_no_plan_and_is_named_all_the_same()
    {
        var hash = Hash(NetA);
        var plan = Plan(
            With(KeyCreation) with { AcceptedStatements = [Accepted(hash, "2026-12-31")] },
            OrganizationSnapshots.With(OrganizationSnapshots.Policy("Net", NetA, OrganizationSnapshots.Root)));

        plan.Findings.ShouldBeEmpty();
        var cause = plan.Undecided.ShouldHaveSingleItem();
        cause.Accepted.ShouldNotBeNull().Owner.ShouldBe("Network");
        plan.Notes.ShouldNotContain(note => note.StartsWith("$.acceptedStatements"));
    }

    [Fact]
    public void Accepting_one_statement_accepts_no_other()
    {
        var plan = Plan(
            With(KeyCreation) with { AcceptedStatements = [Accepted(Hash(NetA), "2026-12-31")] },
            OrganizationSnapshots.With(OrganizationSnapshots.Policy(
                "Net", $"{NetA},{MfaB}", OrganizationSnapshots.Root)));

        plan.Findings.ShouldNotBeEmpty();
        plan.Findings.ShouldAllBe(finding => finding.Text.Contains("MfaB") && !finding.Text.Contains("NetA"));
    }

    [Theory]
    [InlineData("2026-11-23", true)]
    [InlineData("2026-11-22", false)]
    public void An_acceptance_counts_until_the_end_of_its_last_day_and_warns_then(string endsOn, bool counts)
    {
        var plan = Plan(
            With(KeyCreation) with { AcceptedStatements = [Accepted(Hash(NetA), endsOn)] },
            OrganizationSnapshots.With(OrganizationSnapshots.Policy("Net", NetA, OrganizationSnapshots.Root)));

        plan.Findings.Any().ShouldBe(!counts);
        plan.Notes.Any(note => note.StartsWith("$.acceptedStatements") && note.Contains("ended on 2026-11-22"))
            .ShouldBe(!counts);
    }

    [Fact]
    public void An_acceptance_that_matches_no_statement_is_a_note()
    {
        var hash = new string('a', 64);

        var plan = Plan(
            With(KeyCreation) with { AcceptedStatements = [Accepted(hash, "2026-12-31")] },
            OrganizationSnapshots.With());

        plan.Findings.ShouldBeEmpty();
        plan.Notes.ShouldContain(note => note.StartsWith("$.acceptedStatements") && note.Contains(hash));
    }

    [Fact]
    public void A_policy_that_cannot_be_read_can_be_accepted_by_the_hash_of_its_text()
    {
        var odd = OrganizationSnapshots.Policy(
            "Odd", """{"Effect":"Deny","Act":"*"}""", OrganizationSnapshots.Production);

        var cause = Plan(With(KeyCreation), OrganizationSnapshots.With(odd)).Undecided.ShouldHaveSingleItem();

        cause.Statement.ShouldBe("?");
        cause.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(odd.Content))));
        var accepted = Plan(
            With(KeyCreation) with { AcceptedStatements = [Accepted(cause.Sha256, "2026-12-31")] },
            OrganizationSnapshots.With(odd));
        accepted.Findings.ShouldBeEmpty();
        accepted.Notes.ShouldNotContain(note => note.StartsWith("$.acceptedStatements"));
    }

    private static Answer Untold(AnswerChange answer) =>
        new(Decision.CannotTell, () => "") { UndecidedStatements = () => answer.Undecided };

    private static Core.Guardrails.Question Question(string name) =>
        PlanQuestions.All.Single(question => question.Name == name);

    private static string Hash(string statement) =>
        PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":{{statement}}}""").Statements[0].Sha256;

    private static AcceptedStatement Accepted(string hash, string endsOn) =>
        new(hash, "Network", "reason", DateOnly.ParseExact(endsOn, "yyyy-MM-dd"));
}
