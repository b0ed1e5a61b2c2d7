using Guardrails.Core.Guardrails;
using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Placement;
using Guardrails.Core.Planning.Trees;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Planning;

/// <summary>The meaning of a deploy for one account.</summary>
/// <param name="Id">The account.</param>
/// <param name="Unit">The names on the way to it, such as <c>Root/Workloads/Sandbox</c>.</param>
/// <param name="State">AWS's word for its state.</param>
/// <param name="IsManagement">True if it is the management account, which no service control policy reaches.</param>
/// <param name="Answers">
/// An answer to each question, in the plan's order of questions; the management account has none about AssumeRoot,
/// which does not reach it.
/// </param>
public sealed record AccountPlan(
    AccountId Id, string Name, string Unit, string State, bool IsManagement, IReadOnlyList<AnswerChange> Answers)
{
    /// <summary>The units that it is in, and the root.</summary>
    public IReadOnlyList<TargetId> Above { get; init; } = [];

    /// <summary>True if anybody can act in it.</summary>
    public bool IsActive => SnapshotAccount.CanAct(State);

    internal static IReadOnlyList<AccountPlan> In(
        OrganizationConfig config,
        OrganizationSnapshot snapshot,
        IReadOnlyList<ServiceControlPolicy> ours,
        DateTimeOffset now)
    {
        var (before, after) = (PolicyTree.Before(snapshot), PolicyTree.After(snapshot, ours));
        var delegated = snapshot.Accounts.Single(account => account.Id == config.DelegatedAdministrator);
        var requests = new QuestionRequests(config, snapshot, delegated, now);
        var names = ours.Select(policy => policy.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from account in snapshot.Accounts
               let isManagement = account.Id == snapshot.ManagementAccount
               select Of(account, isManagement, before, after, requests, names),
        ];
    }

    private static AccountPlan Of(
        SnapshotAccount account,
        bool isManagement,
        PolicyTree before,
        PolicyTree after,
        QuestionRequests requests,
        HashSet<string> ours)
    {
        var (now, then) = (requests.Ask(account, before), requests.Ask(account, after));

        // sts:AssumeRoot reaches member accounts only:
        // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
        return new(
            account.Id,
            account.Name,
            before.PlaceOf(account).Names,
            account.State,
            isManagement,
            [
                .. from asked in requests.Questions.Index()
                   where !(isManagement && asked.Item.Actor is Actor.AssumedRoot)
                   select AnswerChange.Of(asked.Item, now[asked.Index], then[asked.Index], ours),
            ])
        {
            Above = [.. before.TargetsAbove(account)],
        };
    }
}
