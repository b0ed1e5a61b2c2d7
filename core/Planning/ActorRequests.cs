using System.Globalization;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Names;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Planning;

/// <summary>
/// Requests by kinds of principals of an organization. What nobody can know of a request stays unknown.
/// </summary>
/// <param name="snapshot">The organization.</param>
/// <param name="homeRegion">The Region that requests are made to, unless they say another one.</param>
/// <param name="now">The moment at which they are made.</param>
internal sealed class ActorRequests(OrganizationSnapshot snapshot, string homeRegion, DateTimeOffset now)
{
    /// <summary>A name that no policy excepts, so that the answer is that of an administrator like any other.</summary>
    public const string AdministratorRole = "guardrails-plan-example";

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

    /// <summary>The requests for steps that an actor takes in an account.</summary>
    public IEnumerable<AccessRequest> Of(
        Actor actor,
        SnapshotAccount account,
        IReadOnlyList<string> organizationPath,
        IEnumerable<(string Action, string Resource)> steps)
    {
        var context = Context(actor, account, organizationPath);
        return
            from step in steps
            select new AccessRequest(step.Action, Arn(step.Resource, account), context)
            {
                Missing = Missing(actor),
                FalseOrMissing = RequestKeys.FalseOrMissing,
                HasNoIdentityProvider = actor is not Actor.Administrator,
                MakesResource = RequestKeys.CreateTheirResource.Contains(step.Action),
            };
    }

    /// <summary>The request by which a role opens a central root session in an account.</summary>
    /// <param name="opener">The account of the role, and its path.</param>
    /// <param name="target">The account of the root user, and its path.</param>
    /// <param name="role">The role's ARN.</param>
    /// <param name="task">The name of the session's task.</param>
    /// <param name="function">The function whose role it is, and its Region; null for a person's role.</param>
    public AccessRequest Opening(
        (SnapshotAccount Account, IReadOnlyList<string> Path) opener,
        (SnapshotAccount Account, IReadOnlyList<string> Path) target,
        string role,
        string task,
        (string Name, string Region)? function)
    {
        var context = Context(Actor.Administrator, opener.Account, opener.Path);
        context["aws:PrincipalArn"] = [role];
        context["aws:ResourceAccount"] = [target.Account.Id.Value];
        context["aws:ResourceOrgPaths"] = target.Path;
        context[TaskPolicies.ConditionKey] = [TaskPolicies.Of(task, snapshot.Partition)];
        if (function is { } by)
        {
            context["aws:RequestedRegion"] = [by.Region];
            context["lambda:SourceFunctionArn"] =
                [$"arn:{snapshot.Partition}:lambda:{by.Region}:{opener.Account.Id}:function:{by.Name}"];
        }

        return new AccessRequest(StsActions.AssumeRoot, Arn(Question.Root, target.Account), context)
        {
            Missing = function is null ? MissingForAdministrator : MissingForFunction,
            FalseOrMissing = RequestKeys.FalseOrMissing,
            HasNoIdentityProvider = function is not null,
        };
    }

    private static string[] Missing(Actor actor) => actor switch
    {
        Actor.Root => MissingForRoot,
        Actor.AssumedRoot => MissingForAssumedRoot,
        _ => MissingForAdministrator,
    };

    private string Arn(string pattern, SnapshotAccount account) => pattern
        .Replace("PARTITION", snapshot.Partition.Name, StringComparison.Ordinal)
        .Replace("REGION", homeRegion, StringComparison.Ordinal)
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
            ["aws:RequestedRegion"] = [homeRegion],
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
