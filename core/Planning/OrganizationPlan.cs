using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Placement;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Planning;

/// <summary>What a deploy of an organization's file would do to the organization as it is.</summary>
/// <param name="Organization">The organization's id.</param>
/// <param name="TakenAt">When the organization was read.</param>
/// <param name="PlannedFor">The moment by which policies and exemptions are judged.</param>
/// <param name="Policies">What happens to each policy of ours.</param>
/// <param name="LeftOver">Policies with our prefix that this version does not make: they stay as they are.</param>
/// <param name="Targets">The room of every target that is touched.</param>
/// <param name="Tools">Other tools that manage policies in this organization.</param>
/// <param name="Questions">What is asked about every account: in this partition.</param>
/// <param name="Accounts">What it means to every account, the management account included, by id.</param>
/// <param name="KeysStillPossible">The accounts whose root user can create a key even so; empty where the guardrail against it is off.</param>
/// <param name="Exemptions">What becomes of each exemption, soonest end first.</param>
/// <param name="Notes">What a person should know before deploying, a sentence each; none of them fails the plan.</param>
/// <param name="Cost">What AWS Config bills for it.</param>
/// <param name="Findings">What fails the plan; empty where nothing does.</param>
public sealed record OrganizationPlan(
    OrganizationId Organization,
    DateTimeOffset TakenAt,
    DateTimeOffset PlannedFor,
    IReadOnlyList<PolicyChange> Policies,
    IReadOnlyList<string> LeftOver,
    IReadOnlyList<TargetRoom> Targets,
    IReadOnlyList<PolicyTool> Tools,
    IReadOnlyList<Question> Questions,
    IReadOnlyList<AccountOutlook> Accounts,
    IReadOnlyList<KeyStillPossible> KeysStillPossible,
    IReadOnlyList<ExemptionOutlook> Exemptions,
    IReadOnlyList<string> Notes,
    MonthlyCost Cost,
    IReadOnlyList<PlanFinding> Findings)
{
    /// <summary>How many days before its end an exemption is listed.</summary>
    public const int SoonDays = 30;

    /// <summary>Makes the plan. <see cref="PlanInput.Errors"/> must have found nothing.</summary>
    /// <param name="config">What the file asks for.</param>
    /// <param name="snapshot">The organization as it is.</param>
    /// <param name="now">The moment by which policies that depend on the time, and exemptions, are judged.</param>
    public static OrganizationPlan Of(OrganizationConfig config, OrganizationSnapshot snapshot, DateTimeOffset now)
    {
        var ours = ServiceControlPolicies.For(config);
        var changes = PolicyChange.Of(snapshot, ours, config.Limits);
        var targets = TargetRoom.Of(snapshot, ours, config.Limits);
        var accounts = Outlooks(config, snapshot, ours, now);
        var exemptions = ExemptionOutlook.In(config, accounts, now);
        return new(
            config.Id,
            snapshot.TakenAt,
            now,
            changes,
            LeftOvers(snapshot, ours),
            targets,
            PolicyTool.In(snapshot),
            Question.In(snapshot.Partition),
            accounts,
            KeyStillPossible.In(accounts, config, now),
            exemptions,
            PlanNotes.Of(config, snapshot, changes),
            MonthlyCost.Of(config, snapshot),
            PlanFinding.In(ours, config.Limits, targets, accounts, exemptions, ConfigRecorderBaseline.IsRefused(config, snapshot.TrustedServices)));
    }

    private static List<AccountOutlook> Outlooks(
        OrganizationConfig config, OrganizationSnapshot snapshot, IReadOnlyList<ServiceControlPolicy> ours, DateTimeOffset now)
    {
        var (before, after) = (PolicyTree.Before(snapshot), PolicyTree.After(snapshot, ours));
        var requests = new Requests(snapshot, snapshot.Accounts.Single(account => account.Id == config.DelegatedAdministrator), config.HomeRegion, now);
        var names = ours.Select(policy => policy.Name).ToHashSet(StringComparer.Ordinal);
        return [.. snapshot.Accounts.Select(account => Outlook(account, snapshot, before, after, requests, names))];
    }

    private static AccountOutlook Outlook(
        SnapshotAccount account, OrganizationSnapshot snapshot, PolicyTree before, PolicyTree after, Requests requests, HashSet<string> ours)
    {
        var (now, then) = (requests.Ask(account, before), requests.Ask(account, after));

        // sts:AssumeRoot reaches member accounts only: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
        var isManagement = account.Id == snapshot.ManagementAccount;
        return new(
            account.Id,
            account.Name,
            before.PlaceOf(account).Names,
            account.State,
            isManagement,
            [
                .. from asked in requests.Questions.Index()
                   where !(isManagement && asked.Item.Asker is Asker.AssumedRoot)
                   select Prospect.Of(asked.Item, now[asked.Index], then[asked.Index], ours),
            ]);
    }

    private static IReadOnlyList<string> LeftOvers(OrganizationSnapshot snapshot, IReadOnlyList<ServiceControlPolicy> ours) =>
    [
        .. snapshot.Policies.Select(policy => policy.Name)
            .Where(name => name.StartsWith(DeployedNames.PolicyPrefix, StringComparison.Ordinal) && ours.All(policy => policy.Name != name)),
    ];
}
