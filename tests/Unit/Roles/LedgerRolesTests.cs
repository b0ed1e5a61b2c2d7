using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Organizations;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Roles;

namespace Guardrails.Tests.Unit.Roles;

/// <summary>The rights on the ledger, in the product's own simulator: each writer below its own prefix.</summary>
public sealed class LedgerRolesTests
{
    private const string Table = "arn:aws:dynamodb:us-east-1:222222222222:table/GuardrailsLedger";
    private const string Other = "RootMfaCopy/333333333333";
    private static readonly OrganizationConfig Config = RoleExamples.Commercial;

    private static readonly Dictionary<LedgerWriter, ProductRole> Roles = new()
    {
        [LedgerWriter.RootPostureRule] = RootPostureRuleRole.Of(Config),
        [LedgerWriter.RootActivity] = RootActivityRole.Of(Config),
        [LedgerWriter.IncidentAlerts] = IncidentAlertsRole.Of(Config),
        [LedgerWriter.Reconciliation] = ReconciliationRole.Of(Config),
        [LedgerWriter.Decisions] = DecisionsRole.Of(Config),
        [LedgerWriter.ComplianceReport] = ComplianceReportRole.Of(Config),
        [LedgerWriter.RootRemediation] = RootRemediationRole.Of(Config),
        [LedgerWriter.RootDeletion] = RootDeletionRole.Of(Config),
    };

    [Fact]
    public void Every_writer_has_a_function_of_its_name() =>
        Enum.GetValues<LedgerWriter>().Select(writer => LedgerWriters.FunctionOf(writer).Name)
            .ShouldBe(Roles.Values.Select(role => role.Name), ignoreOrder: true);

    [Fact]
    public void A_writer_adds_rows_below_its_own_prefix_and_nowhere_else()
    {
        foreach (var (writer, role) in Roles)
        {
            foreach (var other in Enum.GetValues<LedgerWriter>().Select(one => $"{one}/333333333333").Append(Other))
            {
                Allows(role, "dynamodb:PutItem", ("dynamodb:LeadingKeys", [other]))
                    .ShouldBe(other.StartsWith($"{writer}/", StringComparison.Ordinal), $"{writer}: {other}");
            }

            Allows(role, "dynamodb:PutItem", ("dynamodb:LeadingKeys", [$"{writer}/333333333333", Other]))
                .ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("pk,sk,expires", true)]
    [InlineData("pk,sk,expires,kind", false)]
    [InlineData("kind", false)]
    public void The_function_that_tells_may_let_rows_of_others_expire_and_nothing_else(string attributes, bool allowed) =>
        Allows(
            Roles[LedgerWriter.IncidentAlerts], "dynamodb:UpdateItem",
            ("dynamodb:LeadingKeys", ["RootActivity/333333333333"]), ("dynamodb:Attributes", attributes.Split(',')))
            .ShouldBe(allowed);

    [Fact]
    public void Nobody_deletes_but_two_functions_and_those_only_their_own_rows()
    {
        foreach (var (writer, role) in Roles)
        {
            Allows(role, "dynamodb:DeleteItem", ("dynamodb:LeadingKeys", [$"{writer}/333333333333"]))
                .ShouldBe(writer is LedgerWriter.IncidentAlerts or LedgerWriter.RootRemediation);
            Allows(role, "dynamodb:DeleteItem", ("dynamodb:LeadingKeys", [Other])).ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("GuardrailsRootActivity", false)]
    [InlineData("GuardrailsRootRecheck", true)]
    [InlineData("Administrator", true)]
    public void The_table_denies_rows_of_everybody_but_the_writers(string role, bool denied)
    {
        foreach (var action in (string[])
        [
            "PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "PartiQLInsert", "PartiQLUpdate", "PartiQLDelete",
        ])
        {
            var arn = $"arn:aws:iam::222222222222:role/{role}";
            var request = new AccessRequest(
                "dynamodb:" + action,
                Table,
                new Dictionary<string, IReadOnlyList<string>> { ["aws:PrincipalArn"] = [arn] });
            var caller = Caller.Of(Config.DelegatedAdministrator, arn);
            (PolicySimulator.Resource(LedgerTablePolicy.Of(Config), caller, request).Decision
                == Decision.ExplicitlyDenied).ShouldBe(denied, action);
        }
    }

    private static bool Allows(ProductRole role, string action, params (string Key, string[] Values)[] keys) =>
        PolicySimulator.Identity([new(role.PolicyName, role.Policy!)], new(action, Table, keys.ToDictionary(
            key => key.Key, IReadOnlyList<string> (key) => key.Values, StringComparer.OrdinalIgnoreCase))).IsAllowed;
}
