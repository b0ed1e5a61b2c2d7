using System.Globalization;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Planning.Trees;
using Guardrails.Core.Policies.Simulation;
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
    private readonly string _region = config.HomeRegion;

    /// <summary>A name that no policy excepts, so that the answer is that of an administrator like any other.</summary>
    private const string AdministratorRole = "guardrails-plan-example";

    private static readonly string[] MissingForAdministrator =
        [.. RequestKeys.NeverDirect, "aws:AssumedRoot", "aws:username"];

    // The session of a function's role: nobody signed in for it, and the role has no tags.
    private static readonly string[] MissingForFunction =
    [
        .. MissingForAdministrator, .. RequestKeys.RoleSessionOnly,
        "aws:MultiFactorAuthAge", "aws:MultiFactorAuthPresent", "aws:PrincipalTag/*", "aws:SourceIdentity",
    ];

    // A root user is no IAM identity: it is not federated, and has no tags, no user name and no source identity.
    private static readonly string[] MissingForAssumedRoot =
        [.. RequestKeys.NeverDirect, .. RequestKeys.RoleSessionOnly, "aws:PrincipalTag/*", "aws:username"];

    private static readonly string[] MissingForRoot =
        [.. MissingForAssumedRoot, "aws:AssumedRoot", "aws:SourceIdentity"];

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
            : listed is [] ? [$"arn:{snapshot.Partition}:iam::{delegatedAdministrator.Id}:role/{AdministratorRole}"]
            : listed;
    }

    private Answer OpensSession(SnapshotAccount account, string taskPolicy, string role, PolicyTree tree)
    {
        var context = Context(
            Actor.Administrator, delegatedAdministrator, tree.PlaceOf(delegatedAdministrator).OrganizationPath);
        context["aws:PrincipalArn"] = [role];
        context["aws:ResourceAccount"] = [account.Id.Value];
        context["aws:ResourceOrgPaths"] = tree.PlaceOf(account).OrganizationPath;
        context[TaskPolicies.ConditionKey] = [TaskPolicies.Of(taskPolicy, snapshot.Partition)];

        // The evaluator audits by its own role, as a function; whoever deletes, a person does.
        var byEvaluator = taskPolicy == TaskPolicies.AuditTask;
        if (byEvaluator)
        {
            const string evaluator = DeployedNames.RootPostureRule;
            var region = config.DetectionRegion;
            context["aws:RequestedRegion"] = [region];
            context["lambda:SourceFunctionArn"] =
                [$"arn:{snapshot.Partition}:lambda:{region}:{delegatedAdministrator.Id}:function:{evaluator}"];
        }

        return PolicySimulator.ServiceControl(
            tree.PathTo(delegatedAdministrator),
            new AccessRequest(StsActions.AssumeRoot, Arn(Question.Root, account), context)
            {
                Missing = byEvaluator ? MissingForFunction : MissingForAdministrator,
                FalseOrMissing = RequestKeys.FalseOrMissing,
                HasNoIdentityProvider = byEvaluator,
            });
    }

    /// <summary>The requests behind each question about an account, in the questions' order.</summary>
    public IEnumerable<(Question Question, IEnumerable<AccessRequest> Requests)> Of(
        SnapshotAccount account, IReadOnlyList<string> organizationPath)
    {
        var contexts = Enum.GetValues<Actor>()
            .ToDictionary(actor => actor, actor => Context(actor, account, organizationPath));
        return
            from question in Questions
            select (question,
                from step in question.Steps
                select new AccessRequest(step.Action, Arn(step.Resource, account), contexts[question.Actor])
                {
                    Missing = Missing(question.Actor),
                    FalseOrMissing = RequestKeys.FalseOrMissing,
                    HasNoIdentityProvider = question.Actor is not Actor.Administrator,
                    MakesResource = RequestKeys.CreateTheirResource.Contains(step.Action),
                });
    }

    private static string[] Missing(Actor actor) => actor switch
    {
        Actor.Root => MissingForRoot,
        Actor.AssumedRoot => MissingForAssumedRoot,
        _ => MissingForAdministrator,
    };

    private string Arn(string pattern, SnapshotAccount account) => pattern
        .Replace("PARTITION", snapshot.Partition.Name, StringComparison.Ordinal)
        .Replace("REGION", _region, StringComparison.Ordinal)
        .Replace("ACCOUNT", account.Id.Value, StringComparison.Ordinal);

    private Dictionary<string, IReadOnlyList<string>> Context(
        Actor actor, SnapshotAccount account, IReadOnlyList<string> organizationPath)
    {
        var principal = actor is Actor.Administrator ? $"role/{AdministratorRole}" : "root";
        var context = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase)
        {
            ["aws:PrincipalArn"] = [$"arn:{snapshot.Partition}:iam::{account.Id}:{principal}"],
            ["aws:PrincipalAccount"] = [account.Id.Value],
            ["aws:PrincipalOrgID"] = [snapshot.Id.Value],
            ["aws:PrincipalOrgPaths"] = organizationPath,
            ["aws:PrincipalType"] = [actor is Actor.Administrator ? "AssumedRole" : "Account"],
            ["aws:ResourceAccount"] = [account.Id.Value],
            ["aws:ResourceOrgID"] = [snapshot.Id.Value],
            ["aws:ResourceOrgPaths"] = organizationPath,
            ["aws:RequestedRegion"] = [_region],
            ["aws:CurrentTime"] = [now.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)],
            ["aws:EpochTime"] = [now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)],
            ["aws:SecureTransport"] = ["true"],
            ["aws:PrincipalIsAWSService"] = ["false"],
            ["aws:ViaAWSService"] = ["false"],
        };
        if (actor is Actor.AssumedRoot)
            context["aws:AssumedRoot"] = ["true"];
        if (actor is not Actor.Administrator)
            context["aws:userid"] = [account.Id.Value];
        return context;
    }
}
