using Guardrails.Core.Planning;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Snapshots;
using Guardrails.Tests.Unit.Fixtures;
using static Guardrails.Tests.Unit.Planning.Plans;

namespace Guardrails.Tests.Unit.Planning;

/// <summary>A policy that AWS would not store as it stands is named, and nothing that it says is certain.</summary>
public sealed class StoredPolicyTests
{
    private const string NoKeys = """{"Sid":"Deny","Effect":"Deny","Action":"iam:CreateAccessKey","Resource":"*"}""";

    [Theory]
    [InlineData("""{"Sid":"Deny_Root_Keys","Effect":"Deny","Action":"iam:CreateAccessKey","Resource":"*"}""", "Sid")]
    [InlineData("""{"Sid":"Deny Root Keys","Effect":"Deny","Action":"iam:CreateAccessKey","Resource":"*"}""", "Sid")]
    [InlineData("""{"Sid":"Ä","Effect":"Deny","Action":"iam:CreateAccessKey","Resource":"*"}""", "Sid")]
    [InlineData("""{"Effect":"Deny","Action":"iam:CreateAccessKey"}""", "Resource")]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"iam:CreateAccessKey","Resource":"*"}""", "Principal")]
    public void A_statement_that_AWS_would_not_store_denies_nothing_for_certain(string statement, string named)
    {
        var plan = Planned(OrganizationSnapshots.Policy("Theirs", statement, OrganizationSnapshots.Production));

        KeyCreationIn(plan).After.ShouldBe(Decision.CannotTell);
        Of(Account(plan, OrganizationSnapshots.Production), "rootDoesAnythingElse").After.ShouldBe(Decision.Allowed);
        var finding = plan.Findings.Single(finding => finding.Kind is PlanFindingKind.NotAsStored);
        finding.Where.ShouldBe("Theirs");
        finding.Text.ShouldContain(named);
    }

    [Theory]
    [InlineData(10_240, false)]
    [InlineData(10_241, true)]
    [InlineData(10_604, true)]
    public void A_policy_that_is_longer_than_AWS_stores_is_named(int characters, bool named)
    {
        var policy = OrganizationSnapshots.Policy("Theirs", NoKeys, OrganizationSnapshots.Production);
        var plan = Planned(policy with { Content = policy.Content.PadRight(characters) });

        plan.Findings.Any(finding => finding.Kind is PlanFindingKind.NotAsStored).ShouldBe(named);
        KeyCreationIn(plan).After.ShouldBe(named ? Decision.CannotTell : Decision.ExplicitlyDenied);
    }

    [Fact]
    public void A_policy_without_a_version_is_none_that_AWS_stores()
    {
        var policy = OrganizationSnapshots.Policy("Theirs", NoKeys, OrganizationSnapshots.Production);
        var plan = Planned(policy with { Content = $$"""{"Statement":[{{NoKeys}}]}""" });

        plan.Findings.ShouldContain(finding => finding.Kind == PlanFindingKind.NotAsStored);
        KeyCreationIn(plan).After.ShouldBe(Decision.CannotTell);
    }

    [Theory]
    [InlineData("""{"Effect":"Deny","Action":"*:CreateAccessKey","Resource":"*"}""")]
    [InlineData("""{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"ArnNewer":{"aws:PrincipalArn":"*"}}}""")]
    public void What_may_be_newer_than_this_version_is_undecided_and_no_fault_of_the_snapshot(string statement)
    {
        var plan = Planned(OrganizationSnapshots.Policy("Theirs", statement, OrganizationSnapshots.Production));

        KeyCreationIn(plan).After.ShouldBe(Decision.CannotTell);
        plan.Findings.ShouldNotContain(finding => finding.Kind == PlanFindingKind.NotAsStored);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_a_policy()
    {
        var policy = OrganizationSnapshots.Policy("Theirs", NoKeys, OrganizationSnapshots.Production);
        var plan = Planned(policy with { Content = "\uFEFF" + policy.Content });

        KeyCreationIn(plan).After.ShouldBe(Decision.ExplicitlyDenied);
        plan.Findings.ShouldBeEmpty();
    }

    private static OrganizationPlan Planned(SnapshotPolicy policy) => Plan(With(), OrganizationSnapshots.With(policy));

    private static AnswerChange KeyCreationIn(OrganizationPlan plan) =>
        Of(Account(plan, OrganizationSnapshots.Production), "rootCreatesKey");
}
