using Guardrails.Core.Guardrails;
using Guardrails.Core.Ids;
using Guardrails.Core.Planning;
using Guardrails.Core.Planning.Trees;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Quarantine.Proof;

/// <summary>
/// An organization as it would be with a quarantine policy attached to an account, ready to be asked.
/// </summary>
internal sealed class Quarantined
{
    private readonly OrganizationSnapshot _snapshot;
    private readonly SnapshotAccount _account;
    private readonly SnapshotAccount _administrator;
    private readonly QuarantineOpeners _openers;
    private readonly PolicyTree _tree;
    private readonly ActorRequests _requests;

    public Quarantined(
        OrganizationSnapshot snapshot,
        AccountId account,
        SnapshotPolicy quarantine,
        QuarantineOpeners openers,
        DateTimeOffset now)
    {
        (_snapshot, _openers) = (snapshot, openers);
        _account = snapshot.Accounts.Single(one => one.Id == account);
        _administrator = snapshot.Accounts.Single(one => one.Id == openers.DelegatedAdministrator);
        var attached = quarantine with
        {
            Targets = [.. quarantine.Targets.Union([TargetId.Of(account)])],
        };
        _tree = PolicyTree.Before(snapshot with
        {
            Policies = [.. snapshot.Policies.Select(policy => policy == quarantine ? attached : policy)],
        });
        _requests = new(snapshot, openers.Region, now);
    }

    /// <summary>
    /// True where each act is denied to the root user by a statement, for certain; for a leaked key also to a session
    /// that root federated.
    /// </summary>
    public bool StopsRoot(IReadOnlyList<(string Action, string Resource)> acts, QuarantineKind kind)
    {
        List<AccessRequest> requests = [.. _requests.Of(Actor.Root, _account, Path(_account), acts)];
        return requests.Concat(kind == QuarantineKind.Leak ? requests.Select(Federated) : [])
            .All(request => In(_account, request).Decision == Decision.ExplicitlyDenied);
    }

    /// <summary>Everything that stops sessions for their tasks, or their opening, for certain.</summary>
    public IReadOnlyList<BlockedAct> Stopped(IReadOnlyList<Question> sessions) =>
    [
        .. from asked in Asked(sessions)
           where asked.Answer.Decision is Decision.ExplicitlyDenied or Decision.ImplicitlyDenied
           select Act(asked.Action, asked.Answer),
    ];

    /// <summary>Every statement that may stop them, each once.</summary>
    public IReadOnlyList<UndecidedStatement> Undecided(IReadOnlyList<Question> sessions) =>
    [
        .. Asked(sessions).Where(asked => asked.Answer.Decision == Decision.CannotTell)
            .SelectMany(asked => asked.Answer.Undecided)
            .DistinctBy(statement => (statement.At, statement.Sha256)),
    ];

    private IEnumerable<(string Action, Answer Answer)> Asked(IReadOnlyList<Question> sessions)
    {
        foreach (var (function, task) in QuarantineOpeners.All)
        {
            var opening = _requests.Opening(
                (_administrator, Path(_administrator)),
                (_account, Path(_account)),
                $"arn:{_snapshot.Partition}:iam::{_administrator.Id}:role/{function}",
                task,
                (function, _openers.Region));
            yield return (opening.Action, In(_administrator, opening));
        }

        foreach (var session in sessions)
        {
            foreach (var request in _requests.Of(session.Actor, _account, Path(_account), session.Steps))
                yield return (request.Action, In(_account, request));
        }
    }

    private BlockedAct Act(string action, Answer answer) => new(
        action,
        answer.Layer,
        _snapshot.Policies.FirstOrDefault(policy => policy.Name == answer.By?.Policy)?.Id,
        answer.By?.Policy,
        answer.By?.Statement);

    private Answer In(SnapshotAccount account, AccessRequest request) =>
        PolicySimulator.ServiceControl(_tree.PathTo(account), request);

    private IReadOnlyList<string> Path(SnapshotAccount account) => _tree.PlaceOf(account).OrganizationPath;

    private AccessRequest Federated(AccessRequest byRoot) => byRoot with
    {
        Context = new Dictionary<string, IReadOnlyList<string>>(byRoot.Context, StringComparer.OrdinalIgnoreCase)
        {
            ["aws:PrincipalArn"] = [$"arn:{_snapshot.Partition}:sts::{_account.Id}:federated-user/example"],
            ["aws:PrincipalType"] = ["FederatedUser"],
            ["aws:userid"] = [$"{_account.Id}:example"],
        },
    };
}
