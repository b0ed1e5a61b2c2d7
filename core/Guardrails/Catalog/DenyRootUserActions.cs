using Guardrails.Core.Frameworks;
using Guardrails.Core.Ids;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Guardrails.Catalog;

/// <summary>Denies root users everything but signing in and the enrolment of MFA devices.</summary>
/// <remarks>
/// Off by default: some tasks need a root user
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html#root-user-tasks).
/// </remarks>
internal sealed class DenyRootUserActions : IGuardrail
{
    // A root user that is told to enrol an MFA device must be able to, whatever else is denied. This is AWS's own list
    // for identities that have not yet signed in with MFA, without sts:GetSessionToken, which enrols nothing:
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html
    // A FIDO device is enrolled in the console alone, and where console authorization is on AWS asks for three more
    // actions before root is in it; once in, root can do no more than the rest of this list:
    // https://docs.aws.amazon.com/signin/latest/userguide/console-access-control.html
    private static readonly Patterns AllButMfaEnrolment = Patterns.AllExcept(
        "iam:CreateVirtualMFADevice",
        "iam:EnableMFADevice",
        "iam:GetMFADevice",
        "iam:GetUser",
        "iam:ListMFADevices",
        "iam:ListVirtualMFADevices",
        "iam:ResyncMFADevice",
        "signin:Authenticate",
        "signin:AuthorizeOAuth2Access",
        "signin:CreateOAuth2Token");

    public string Name => nameof(DenyRootUserActions);

    public string Description =>
        "Denies the root user of member accounts every action but signing in and the enrolment of MFA devices. "
        + "Centrally managed root sessions (AssumeRoot) stay allowed.";

    public string Breaks =>
        "The tasks that only a root user can do "
        + "(https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html#root-user-tasks) "
        + "need an exemption first, and whatever runs with a root access key stops. "
        + "Root users still enrol MFA devices, and still sign in for that, also where console authorization is on: "
        + "DenyRootAwsLogin beside it locks them out there. A session that root federated before (GetFederationToken) "
        + "works for up to an hour more.";

    public IReadOnlyList<FrameworkReference> References => FrameworkReferences.NoRootUse;

    public bool OnByDefault => false;

    public bool AllowsExemptions => true;

    public Question Question { get; } = new(
        "rootDoesAnythingElse",
        "root does anything else, such as s3:ListAllMyBuckets",
        "root else",
        Actor.Root,
        [("s3:ListAllMyBuckets", "*")]);

    public bool IsMeantToDeny(Question question) =>
        question.Actor is Actor.Root && question.Steps.All(step => !AllButMfaEnrolment.Values.Contains(step.Action));

    public string? WhyNotIn(Partition partition) => partition.WhyNoRootUsers;

    // The key is present in AssumeRoot sessions only and never "false", so its absence is what
    // marks long-term credentials:
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-assumedroot
    public IReadOnlyList<PolicyStatement> Statements(GuardrailContext context) =>
        context.WithExemptions(
            RootUserStatement.Denied(Name, AllButMfaEnrolment).When("Null", "aws:AssumedRoot", "true"));
}
