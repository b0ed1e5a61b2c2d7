using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;

namespace Guardrails.Core.Planning;

/// <summary>Something that somebody in an account may do before and after a deploy.</summary>
/// <param name="Name">Its name for machines, such as <c>rootCreatesKey</c>.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Column">Its name at the head of a narrow column.</param>
/// <param name="Actor">Who does it.</param>
/// <param name="Steps">
/// The actions it takes, all of which must be allowed, each with the ARN it is done to; <c>PARTITION</c>, <c>REGION</c>
/// and <c>ACCOUNT</c> stand for those.
/// </param>
/// <param name="Prevents">
/// The guardrails whose purpose is to deny it: where one of them does, it stops on purpose.
/// </param>
public sealed record Question(
    string Name, string Title, string Column, Actor Actor, IReadOnlyList<(string Action, string Resource)> Steps, IReadOnlyList<string> Prevents)
{
    /// <summary>The name of the question that this product is about.</summary>
    internal const string RootCreatesKey = "rootCreatesKey";

    internal const string Root = "arn:PARTITION:iam::ACCOUNT:root";
    private const string AwsLogin = "arn:PARTITION:signin:REGION:ACCOUNT:oauth2/public-client/localhost";

    /// <summary>Every question that a plan answers for every account. The only list.</summary>
    /// <remarks>
    /// Resource types: the service authorization reference,
    /// https://docs.aws.amazon.com/service-authorization/latest/reference/.
    /// </remarks>
    public static IReadOnlyList<Question> All { get; } =
    [
        new(RootCreatesKey, "root creates a key", "root key", Actor.Root, [("iam:CreateAccessKey", Root)],
            [nameof(DenyRootAccessKeyCreation), nameof(DenyRootUserActions)]),

        new("rootUploadsCertificate", "root uploads a signing certificate", "root cert", Actor.Root, [("iam:UploadSigningCertificate", Root)],
            [nameof(DenyRootSigningCertificateUpload), nameof(DenyRootUserActions)]),

        new("rootDoesAnythingElse", "root does anything else, such as s3:ListAllMyBuckets", "root else", Actor.Root, [("s3:ListAllMyBuckets", "*")],
            [nameof(DenyRootUserActions)]),

        new("rootEnrolsMfa", "root enrols MFA", "root MFA", Actor.Root,
            [("iam:CreateVirtualMFADevice", "arn:PARTITION:iam::ACCOUNT:mfa/root-account-mfa-device"), ("iam:EnableMFADevice", Root)],
            [])
        {
            NeedsSignIn = true,
        },

        new("rootSignsInToCommandLine", "root uses aws login", "aws login", Actor.Root,
            [("signin:AuthorizeOAuth2Access", AwsLogin), ("signin:CreateOAuth2Token", AwsLogin)],
            [nameof(DenyRootAwsLogin), nameof(DenyRootUserActions)])
        {
            NeedsSignIn = true,
        },

        new("assumeRootAudits", "the delegated administrator audits root by AssumeRoot", "audit", Actor.AssumedRoot,
            [("iam:ListAccessKeys", Root), ("iam:GetAccessKeyLastUsed", Root), ("iam:ListMFADevices", Root), ("iam:GetAccountSummary", "*")],
            [])
        {
            TaskPolicy = "IAMAuditRootUserCredentials",
        },

        new("assumeRootDeletes", "the delegated administrator deletes root credentials by AssumeRoot", "delete", Actor.AssumedRoot,
            [("iam:DeleteAccessKey", Root), ("iam:DeleteSigningCertificate", Root), ("iam:DeleteLoginProfile", Root), ("iam:DeactivateMFADevice", Root)],
            [])
        {
            TaskPolicy = "IAMDeleteRootUserCredentials",
        },

        new("serviceLinkedRoleWorks", "a service-linked role works", "linked", Actor.ServiceLinkedRole, [], []),

        new("administratorCreatesUserKey", "a role with AdministratorAccess and an ordinary name creates a user's key", "admin", Actor.Administrator,
            [("iam:CreateAccessKey", "arn:PARTITION:iam::ACCOUNT:user/example")],
            []),

        new("administratorLeavesOrganization", "a role with AdministratorAccess takes the account out of the organization", "leave", Actor.Administrator,
            [("organizations:LeaveOrganization", "*")],
            [nameof(DenyLeavingOrganization)]),

        new("administratorChangesMemberRole", $"a role with AdministratorAccess changes {DeployedNames.MemberRole}, by which the account is evaluated", "tamper", Actor.Administrator,
            [("iam:PutRolePolicy", $"arn:PARTITION:iam::ACCOUNT:role/{DeployedNames.MemberRole}")],
            [nameof(DenyGuardrailTampering)]),
    ];

    /// <summary>
    /// The questions that mean something in a partition, in their order: some have no root users, or none that sign in.
    /// </summary>
    public static IReadOnlyList<Question> In(Partition partition) => [.. All.Where(question => question.AppliesIn(partition))];

    /// <summary>The task policy of the central root session that it takes; null where it takes none.</summary>
    internal string? TaskPolicy { get; private init; }

    /// <summary>Whether the root user has to sign in to do it.</summary>
    private bool NeedsSignIn { get; init; }

    private bool AppliesIn(Partition partition) => (Actor, NeedsSignIn) switch
    {
        (Actor.Administrator or Actor.ServiceLinkedRole, _) => true,
        (_, true) => partition.WhyNoRootSignIn is null,
        _ => partition.WhyNoRootUsers is null,
    };
}
