using Guardrails.Core.Organizations;
using Guardrails.Core.Placement;
using Guardrails.Core.Planning;
using Guardrails.Core.Policies;
using Guardrails.Tests.Unit.Fixtures;
using static Guardrails.Tests.Unit.Planning.Plans;

namespace Guardrails.Tests.Unit.Planning;

/// <summary>An accepted statement hides nothing that is certain on one side of the deploy.</summary>
public sealed class AcceptedDoorTests
{
    private const string Network =
        """{"Sid":"Net","Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:SourceVpc":"vpc-1"}}}""";

    private static readonly AcceptedStatement Accepted = new(
        PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":{{Network}}}""").Statements[0].Sha256,
        "Network", "read", new DateOnly(2026, 12, 31));

    [Fact]
    public void A_door_that_the_deploy_reopens_is_a_finding_beside_an_accepted_statement()
    {
        var deployed = ServiceControlPolicies.For(With(KeyCreation)).Single(policy => policy.Host == KeyCreation);
        var snapshot = OrganizationSnapshots.With(
            OrganizationSnapshots.Deployed(deployed, OrganizationSnapshots.Root),
            OrganizationSnapshots.Policy("Net", Network, OrganizationSnapshots.Root));
        var less = KeyCreationIn(OrganizationSnapshots.SandboxUnit) with { AcceptedStatements = [Accepted] };

        var finding = Plan(less, snapshot).Findings.First(one => one.Where == OrganizationSnapshots.Production);

        finding.Kind.ShouldBe(PlanFindingKind.BecomesPossible);
        finding.Text.ShouldContain("is denied now and may be possible.");
    }

    [Fact]
    public void Without_a_change_of_what_is_certain_an_accepted_statement_is_no_finding()
    {
        var snapshot = OrganizationSnapshots.With(
            OrganizationSnapshots.Policy("Net", Network, OrganizationSnapshots.Root));

        Plan(With(KeyCreation) with { AcceptedStatements = [Accepted] }, snapshot).Findings.ShouldBeEmpty();
    }
}
