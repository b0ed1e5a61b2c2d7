using Guardrails.Core.Guardrails;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Planning.Trees;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Roles;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Planning;

/// <summary>
/// The requests behind the questions about one account. What a plan cannot know of a request it leaves unknown.
/// </summary>
internal sealed class QuestionRequests(
    OrganizationConfig config,
    OrganizationSnapshot snapshot,
    SnapshotAccount delegatedAdministrator,
    DateTimeOffset now)
{
    private readonly ActorRequests _requests = new(snapshot, config.HomeRegion, now);

    /// <summary>The questions that mean something in the organization.</summary>
    public IReadOnlyList<Question> Questions { get; } = PlanQuestions.For(config);

    /// <summary>The account's answers to every question, in their order.</summary>
    public IReadOnlyList<Answer> Ask(SnapshotAccount account, PolicyTree tree)
    {
        var path = tree.PathTo(account);
        var answers = new Answer[Questions.Count];
        var index = 0;
        foreach (var (question, requests) in Of(account, tree.PlaceOf(account).OrganizationPath))
        {
            var steps = requests.Select(request => PolicySimulator.ServiceControl(path, request));
            answers[index++] = Answer.ToAll(
                [.. question.TaskPolicy is { } task ? steps.Prepend(OpensSession(account, task, tree)) : steps])
                    ?? new(Decision.Allowed, () => "Service control policies do not reach service-linked roles.");
        }

        return answers;
    }

    /// <summary>
    /// Tells whether somebody who is there for the task may open a central root session in the account: the delegated
    /// administrator is a member account, so the policies on its own path decide. One of several is enough.
    /// </summary>
    /// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html</remarks>
    private Answer OpensSession(SnapshotAccount account, string taskPolicy, PolicyTree tree) =>
        Openers(taskPolicy)
            .Select(role => OpensSession(account, taskPolicy, role, tree))
            .MinBy(answer => PolicySimulator.Weight(answer.Decision))!;

    /// <summary>
    /// The roles that are listed for a task; the evaluator comes first, so that it answers for the audit, which is its.
    /// Where nobody is listed, and nothing limits root sessions to the list, a role like any other.
    /// </summary>
    private IEnumerable<string> Openers(string taskPolicy)
    {
        string[] listed =
            [.. config.RootSessions.Where(one => one.Tasks.Contains(taskPolicy)).Select(one => one.Role)];
        return taskPolicy == TaskPolicies.AuditTask ? listed.Take(1)
            : listed is []
                ?
                [
                    $"arn:{snapshot.Partition}:iam::{delegatedAdministrator.Id}:role/"
                        + ActorRequests.AdministratorRole,
                ]
                : listed;
    }

    private Answer OpensSession(SnapshotAccount account, string taskPolicy, string role, PolicyTree tree) =>
        PolicySimulator.ServiceControl(
            tree.PathTo(delegatedAdministrator),
            _requests.Opening(
                (delegatedAdministrator, tree.PlaceOf(delegatedAdministrator).OrganizationPath),
                (account, tree.PlaceOf(account).OrganizationPath),
                role,
                taskPolicy,
                FunctionOf(role)));

    /// <summary>The function whose role it is, and its Region; null for a person's.</summary>
    private (string Name, string Region)? FunctionOf(string role) =>
        DeployedFunction.All.SingleOrDefault(
            one => role == $"arn:{snapshot.Partition}:iam::{delegatedAdministrator.Id}:role/{one.Name}")
            is { } function
            ? (function.Name, function.RegionIn(config))
            : null;

    /// <summary>The requests behind each question about an account, in the questions' order.</summary>
    public IEnumerable<(Question Question, IEnumerable<AccessRequest> Requests)> Of(
        SnapshotAccount account, IReadOnlyList<string> organizationPath) =>
        from question in Questions
        select (question, _requests.Of(question.Actor, account, organizationPath, question.Steps));
}
