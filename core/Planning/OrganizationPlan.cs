using Guardrails.Core.Guardrails;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Packs;
using Guardrails.Core.Placement;
using Guardrails.Core.Planning.OwnCalls;
using Guardrails.Core.Planning.Trees;
using Guardrails.Core.Setup;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Planning;

/// <summary>The effects that a deploy of an organization's file would have on the organization as it is.</summary>
/// <param name="Organization">The organization's id.</param>
/// <param name="TakenAt">The time when the organization was read.</param>
/// <param name="PlannedFor">The moment by which policies and exemptions are judged.</param>
/// <param name="Policies">The change of each policy of ours.</param>
/// <param name="LeftOver">Policies with our prefix that this version does not make: they stay as they are.</param>
/// <param name="Targets">The room of every target that is touched.</param>
/// <param name="Tools">Other tools that manage policies in this organization.</param>
/// <param name="Questions">The questions about every account in this partition.</param>
/// <param name="Accounts">Its consequences for every account, the management account included, by id.</param>
/// <param name="Denials">Every statement that denies after the deploy: what blocks audit or deletion first.</param>
/// <param name="Undecided">
/// Every statement whose effect cannot be told: those that fail the plan first.
/// </param>
/// <param name="RemainingRootKeys">
/// The accounts whose root user can create a key even so; empty where the guardrail against it is off.
/// </param>
/// <param name="Exemptions">The fate of each exemption, soonest end first.</param>
/// <param name="Notes">Sentences that a person should read before deploying; none of them fails the plan.</param>
/// <param name="Cost">AWS Config's bill for it.</param>
/// <param name="Packs">The conformance packs that files hold, read aloud.</param>
/// <param name="OwnCalls">
/// What keeps Guardrails itself from working after the deploy, or may; each is among the findings, too.
/// </param>
/// <param name="Findings">Everything that fails the plan; empty where nothing does.</param>
public sealed record OrganizationPlan(
    OrganizationId Organization,
    DateTimeOffset TakenAt,
    DateTimeOffset PlannedFor,
    IReadOnlyList<PolicyChange> Policies,
    IReadOnlyList<string> LeftOver,
    IReadOnlyList<TargetCapacity> Targets,
    IReadOnlyList<PolicyTool> Tools,
    IReadOnlyList<Question> Questions,
    IReadOnlyList<AccountPlan> Accounts,
    IReadOnlyList<Denial> Denials,
    IReadOnlyList<UndecidedCause> Undecided,
    IReadOnlyList<RemainingRootKey> RemainingRootKeys,
    IReadOnlyList<ExemptionPlan> Exemptions,
    IReadOnlyList<string> Notes,
    MonthlyCost Cost,
    IReadOnlyList<ReadPackFile> Packs,
    IReadOnlyList<OwnCallFinding> OwnCalls,
    IReadOnlyList<PlanFinding> Findings)
{
    /// <summary>The number of days before its end from which an exemption is listed.</summary>
    public const int SoonDays = 30;

    /// <summary>The sentence on what no plan reads.</summary>
    public const string NotRead =
        "Resource control policies are not read: where one denies what Guardrails does to its own roles, queue or "
        + "buckets, this plan does not show it.";

    /// <summary>
    /// Makes the plan; policies that depend on the time, and exemptions, are judged by <paramref name="now"/>.
    /// <see cref="PlanPreconditions.Errors"/> must have found nothing.
    /// </summary>
    /// <param name="config">The organization's file.</param>
    /// <param name="snapshot">The organization as it is.</param>
    /// <param name="now">The moment that is planned for.</param>
    /// <param name="packs">The packs of the file's <c>conformancePackFiles</c>, without an error.</param>
    public static OrganizationPlan Of(
        OrganizationConfig config,
        OrganizationSnapshot snapshot,
        DateTimeOffset now,
        IReadOnlyList<ReadPackFile>? packs = null)
    {
        var wanted = ServiceControlPolicies.For(config);
        var existing = new ExistingPolicies(snapshot, wanted);
        var ours = existing.AsLeft(wanted);
        var changes = PolicyChange.Of(existing, ours, config.Limits);
        var targets = TargetCapacity.Of(snapshot, ours, config.Limits);
        var accounts = AccountPlan.In(config, snapshot, ours, now);
        var setup = SetupDecision.Of(SetupState.Of(snapshot), SetupWanted.Of(config));
        var exemptions = ExemptionPlan.In(config, accounts, now);
        var acceptances = new Acceptances(config, now);
        var undecided = UndecidedCause.In(accounts, acceptances);
        var doors = ReopenedDoor.In(accounts, config, acceptances, now);
        var ownCalls = OwnCallFindings.In(config, snapshot, ours, acceptances.Of, now);
        return new(
            config.Id,
            snapshot.TakenAt,
            now,
            changes,
            LeftOvers(snapshot, existing),
            targets,
            PolicyTool.In(snapshot),
            PlanQuestions.For(config),
            accounts,
            Denial.In(accounts),
            undecided,
            RemainingRootKey.In(accounts, config, now),
            exemptions,
            PlanNotes.Of(config, snapshot, changes, accounts, setup, acceptances),
            MonthlyCost.Of(config, snapshot),
            packs ?? [],
            ownCalls,
            [
                .. ownCalls.Where(finding => finding.Accepted is null).Select(PlanFinding.Of),
                .. PlanFinding.In(ours, config.Limits, targets, accounts, exemptions, setup.Refusals, acceptances),
                .. PlanFinding.OfPolicies(snapshot, undecided),
                .. PlanFinding.OfDoors(doors),
            ]);
    }

    private static IReadOnlyList<string> LeftOvers(OrganizationSnapshot snapshot, ExistingPolicies existing) =>
    [
        .. snapshot.Policies
            .Where(policy => policy.Name.StartsWith(DeployedNames.PolicyPrefix, StringComparison.Ordinal))
            .Where(policy => !existing.Has(policy))
            .Select(policy => policy.Name),
    ];
}
