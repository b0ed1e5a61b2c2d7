using Guardrails.Core.Frameworks;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Guardrails.Catalog;

/// <summary>
/// Denies root sessions in member accounts to everybody in the delegated administrator account but the roles of one
/// list, each for its own tasks (docs/adr/0015).
/// </summary>
/// <remarks>
/// Without it anybody there with <c>sts:AssumeRoot</c> may act as the root user of every member account. A task that
/// nobody is listed for is denied to all; so is a request that names none, as the negated operator matches then.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html
/// </remarks>
internal sealed class DenyUnlistedRootSessions : IGuardrail
{
    public string Name => nameof(DenyUnlistedRootSessions);

    public string Description =>
        "Denies opening root sessions (AssumeRoot) in member accounts to everybody in the delegated administrator "
        + "account except the listed roles, each for its own tasks.";

    public string Breaks =>
        $"In the delegated administrator account only functions of Guardrails open root sessions: "
        + $"{DeployedNames.RootPostureRule} and {DeployedNames.RootRemediation} to audit, "
        + $"{DeployedNames.RootDeletion} to delete what two people decided on. People who delete root credentials "
        + "themselves, allow a password again, or unlock a bucket or a queue need a "
        + "role in `rootSessions.operators`, or do it from the management account, which no policy reaches.";

    public IReadOnlyList<FrameworkReference> References => [];

    public bool OnByDefault => true;

    public bool AllowsExemptions => false;

    public bool IsForDelegatedAdministrator => true;

    public Question? Question => null;

    public string? WhyNotIn(Partition partition) => partition.WhyNoRootUsers;

    public IReadOnlyList<PolicyStatement> Statements(GuardrailContext context)
    {
        var sessions = context.OfDelegatedAdministrator.RootSessions;
        string[] tasks = [.. TaskPolicies.All.Where(task => sessions.Any(session => session.Tasks.Contains(task)))];
        if (tasks is [])
            return [Denied(Name)];

        return
        [
            Denied(Name).When(
                "StringNotEquals", TaskPolicies.ConditionKey, [.. tasks.Select(task => Arn(task, context))]),
            .. from task in tasks
               let roles = sessions.Where(session => session.Tasks.Contains(task)).Select(session => session.Role)
               select Denied(Name + task)
                   .When("StringEquals", TaskPolicies.ConditionKey, Arn(task, context))
                   .When("ArnNotEquals", "aws:PrincipalArn", [.. roles.Distinct().Order(StringComparer.Ordinal)]),
        ];
    }

    private static string Arn(string task, GuardrailContext context) => TaskPolicies.Of(task, context.Partition);

    private static PolicyStatement Denied(string sid) =>
        new(Effect.Deny, Patterns.Of(StsActions.AssumeRoot), Patterns.Any) { Sid = sid };
}
