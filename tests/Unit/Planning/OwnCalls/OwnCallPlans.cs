using Guardrails.Core.Organizations;
using Guardrails.Core.Organizations.File;
using Guardrails.Core.Planning;
using Guardrails.Core.Planning.OwnCalls;
using Guardrails.Core.Snapshots;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Planning.OwnCalls;

/// <summary>Plans of the example with other policies instead of the one that keeps Guardrails out.</summary>
internal static class OwnCallPlans
{
    public const string EuropeanAccount = "123456789012";

    private static readonly Lazy<OrganizationSnapshot> Snapshot = new(() => OrganizationSnapshotFile.Parse(
        File.ReadAllText(Repository.PathOf("orgs", "example.snapshot.json"))).Snapshot!);

    public static OrganizationConfig Config { get; } = OrganizationFile.Parse(
        File.ReadAllText(Repository.PathOf("orgs", "example.json")), new DateOnly(2026, 11, 23)).Config!;

    public static OrganizationSnapshot Example => Snapshot.Value;

    /// <summary>The example with other policies of other teams, each one statement attached to a target.</summary>
    public static OrganizationSnapshot With(params (string Statement, string Target)[] policies) => Example with
    {
        Policies =
        [
            .. Example.Policies.Where(policy => policy.Name != "RegionDenyEurope"),
            .. policies.Select((policy, index) =>
                OrganizationSnapshots.Policy($"Theirs{index + 1}", policy.Statement, policy.Target)),
        ],
    };

    public static OrganizationPlan Plan(OrganizationSnapshot snapshot, OrganizationConfig? config = null) =>
        OrganizationPlan.Of(config ?? Config, snapshot, OrganizationSnapshots.Now);

    public static OrganizationPlan Plan(string statement, string target) => Plan(With((statement, target)));

    public static OwnCallFinding Of(OrganizationPlan plan, OwnPurpose purpose) =>
        plan.OwnCalls.Single(finding => finding.Purpose == purpose);
}
