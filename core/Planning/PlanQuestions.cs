using Guardrails.Core.Guardrails;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;

namespace Guardrails.Core.Planning;

/// <summary>The questions that a plan answers for every account.</summary>
public static class PlanQuestions
{
    /// <summary>The name of the question about the audit that Guardrails itself makes.</summary>
    private const string Audit = "assumeRootAudits";

    /// <summary>Acts that no deploy may stop, asked about beside those that guardrails deny.</summary>
    private static readonly IReadOnlyList<Question> Spared =
    [
        new(
            "rootEnrolsMfa",
            "root enrols MFA",
            "root MFA",
            Actor.Root,
            [
                ("iam:CreateVirtualMFADevice", "arn:PARTITION:iam::ACCOUNT:mfa/root-account-mfa-device"),
                ("iam:EnableMFADevice", Question.Root),
            ])
        {
            NeedsSignIn = true,
        },

        new(
            Audit,
            "the delegated administrator audits root by AssumeRoot",
            "audit",
            Actor.AssumedRoot,
            [.. RootTask.Audit(Partition.Commercial).Actions.Select(action => (action, Question.Root))])
        {
            TaskPolicy = TaskPolicies.AuditTask,
        },

        new(
            "assumeRootDeletes",
            "the delegated administrator deletes root credentials by AssumeRoot",
            "delete",
            Actor.AssumedRoot,
            [
                ("iam:DeleteAccessKey", Question.Root),
                ("iam:DeleteSigningCertificate", Question.Root),
                ("iam:DeleteLoginProfile", Question.Root),
                ("iam:DeactivateMFADevice", Question.Root),
            ])
        {
            TaskPolicy = TaskPolicies.DeleteTask,
        },

        new("serviceLinkedRoleWorks", "a service-linked role works", "linked", Actor.ServiceLinkedRole, []),

        new(
            "administratorCreatesUserKey",
            "a role with AdministratorAccess and an ordinary name creates a user's key",
            "admin",
            Actor.Administrator,
            [("iam:CreateAccessKey", "arn:PARTITION:iam::ACCOUNT:user/example")]),
    ];

    /// <summary>Every question: what root does, what root sessions do, then everybody else.</summary>
    public static IReadOnlyList<Question> All { get; } =
    [
        .. GuardrailCatalog.All.Select(guardrail => guardrail.Question).OfType<Question>().Concat(Spared)
            .OrderBy(question => question.Actor is Actor.Root ? 0 : Spared.Contains(question) ? 1 : 2),
    ];

    /// <summary>The questions that mean something in a partition, in their order.</summary>
    public static IReadOnlyList<Question> In(Partition partition) =>
        [.. All.Where(question => question.AppliesIn(partition))];

    /// <summary>Tells whether it is about something that Guardrails itself does.</summary>
    internal static bool IsOurs(Question question) => question.Name == Audit;

    /// <summary>The names of some questions, each once: root sessions first, the others in their order.</summary>
    internal static IReadOnlyList<string> Ranked(IEnumerable<Question> questions) =>
        [.. questions.Select(question => question.Name).Distinct(StringComparer.Ordinal).OrderBy(Rank)];

    /// <summary>The place of a question in lists of what is denied or undecided, by its name.</summary>
    internal static int Rank(string name) => Places[name];

    private static readonly Dictionary<string, int> Places = All
        .OrderBy(question => question.Actor is Actor.AssumedRoot ? 0 : 1)
        .Index()
        .ToDictionary(place => place.Item.Name, place => place.Index, StringComparer.Ordinal);

    /// <summary>
    /// The questions about an organization, in their order. Where root sessions are limited to a list, or nothing here
    /// makes them possible, each of their tasks is asked about only if somebody is listed for it.
    /// </summary>
    public static IReadOnlyList<Question> For(OrganizationConfig config) =>
    [
        .. In(config.Partition).Where(question => config.Detects || !IsAboutDetection(question)).Where(
            question => question.TaskPolicy is null
                || (config.Detects && !DelegatedPower.IsLimited(config))
                || config.RootSessions.Any(session => session.Tasks.Contains(question.TaskPolicy))),
    ];

    private static bool IsAboutDetection(Question question) =>
        GuardrailCatalog.All.Any(guardrail => guardrail.ProtectsDetection && guardrail.Question == question);

    /// <summary>The guardrails that are there to deny the act: where one of them does, it stops on purpose.</summary>
    internal static IEnumerable<IGuardrail> Deniers(Question question) =>
        GuardrailCatalog.All.Where(guardrail => guardrail.IsMeantToDeny(question));
}
