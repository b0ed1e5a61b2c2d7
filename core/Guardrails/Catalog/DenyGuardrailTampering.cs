using Guardrails.Core.Frameworks;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Guardrails.Catalog;

/// <summary>
/// Denies everybody except StackSets any change to what the evaluation of an account depends on: roles, and the rule
/// that forwards its root events (docs/adr/0003).
/// </summary>
/// <remarks>
/// The role by which StackSets acts in an account has no fixed name: <c>stacksets-exec-</c> and 32 hexadecimal digits
/// (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/CloudFormationStackSetsOrgAdminServiceRolePolicy.html).
/// A user could choose such a name, so the second statement reserves it. That hinders StackSets in nothing: it creates
/// the role by a service-linked role and assumes it from the management account, and SCPs reach neither.
/// </remarks>
internal sealed class DenyGuardrailTampering : IGuardrail
{
    private const string StackSetsRolePrefix = "stacksets-exec-";
    private const int StackSetsRoleDigits = 32;

    private const string StackSetsServiceRole =
        $"aws-service-role/{TrustedServices.StackSetsMember}/AWSServiceRoleForCloudFormationStackSetsOrgMember";

    // Every action that the published list has for a role and that writes, but those on service-linked roles and
    // iam:PassRole, which changes no role:
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_identityandaccessmanagement.html
    private static readonly Patterns ChangesOfRole = Patterns.Of(
        "iam:AttachRolePolicy",
        "iam:CreateRole",
        "iam:DeleteRole",
        "iam:DeleteRolePermissionsBoundary",
        "iam:DeleteRolePolicy",
        "iam:DetachRolePolicy",
        "iam:PutRolePermissionsBoundary",
        "iam:PutRolePolicy",
        "iam:TagRole",
        "iam:UntagRole",
        "iam:UpdateAssumeRolePolicy",
        "iam:UpdateRole",
        "iam:UpdateRoleDescription");

    // Every action that the published list has for a recorder and that writes, but starting it. A delivery channel
    // knows no resource in IAM, and AWS deletes none while its recorder runs.
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsconfig.html
    private static readonly Patterns ChangesOfRecorder = Patterns.Of(
        "config:AssociateResourceTypes",
        "config:DeleteConfigurationRecorder",
        "config:DisassociateResourceTypes",
        "config:PutConfigurationRecorder",
        "config:StopConfigurationRecorder");

    // Every action that the published list has for a rule of the default event bus and that writes:
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html
    private static readonly Patterns ChangesOfRule = Patterns.Of(
        "events:DeleteRule",
        "events:DisableRule",
        "events:EnableRule",
        "events:PutRule",
        "events:PutTargets",
        "events:RemoveTargets",
        "events:TagResource",
        "events:UntagResource");

    /// <summary>Everything by which somebody would act under the name.</summary>
    private static readonly Patterns ActingUnderName = Patterns.Of(
        "iam:CreateRole", "iam:PassRole", "iam:UpdateAssumeRolePolicy", "sts:AssumeRole");

    public string Name => nameof(DenyGuardrailTampering);

    public string Description =>
        "Denies everybody except StackSets any change to Guardrails' roles in member accounts and to the rule there "
        + "that forwards root events. Also denies everybody acting in the name of StackSets.";

    public string Breaks =>
        $"Only the StackSets {DeployedNames.MemberRoleStackSet} and {DeployedNames.ForwardersStackSet} change or "
        + $"remove the roles {DeployedNames.MemberRole}, {DeployedNames.RuleStarter} and "
        + $"{DeployedNames.ForwarderRolePrefix}*, and the EventBridge rule {DeployedNames.RootEventsRule}: repair them "
        + "from the management account, not in the account (a deploy without a change repairs nothing: "
        + "remove the account's instance of the StackSet and add it again; untried). "
        + $"Nobody can create, pass or assume a role whose name begins with {StackSetsRolePrefix}, nor change whom it "
        + "trusts. "
        + $"Before turning it on, look for roles named {StackSetsRolePrefix} that AWS did not make: they still pass "
        + "for StackSets. Should AWS lengthen that name, StackSets can no longer update them (docs/adr/0003). "
        + $"With `configRecorder` on, the same holds for the recorder {DeployedNames.ConfigRecorder} and its role.";

    public IReadOnlyList<FrameworkReference> References => [];

    public bool OnByDefault => false;

    public bool AllowsExemptions => false;

    public Question Question { get; } = new(
        "administratorChangesMemberRole",
        $"a role with AdministratorAccess changes {DeployedNames.MemberRole}, by which the account is evaluated",
        "tamper",
        Actor.Administrator,
        [("iam:PutRolePolicy", $"arn:PARTITION:iam::ACCOUNT:role/{DeployedNames.MemberRole}")]);

    public string? WhyNotIn(Partition partition) =>
        partition.WhyNoRootUsers is { } why ? $"{why}, so there is no {DeployedNames.MemberRole} to protect" : null;

    public IReadOnlyList<PolicyStatement> Statements(GuardrailContext context) =>
    [
        ButStackSets(context, Denied("", ChangesOfRole, [.. Roles(context).Select(role => Role(context, role))])),
        ButStackSets(context, Denied("OfForwarding", ChangesOfRule, Rule(context))),
        .. context.ProtectsRecorder
            ? [ButStackSets(context, Denied("OfRecorder", ChangesOfRecorder, Recorder(context)))]
            : Array.Empty<PolicyStatement>(),
        Denied("AsStackSets", ActingUnderName, Role(context, StackSetsRolePrefix + "*")),
    ];

    private PolicyStatement Denied(string suffix, Patterns actions, params IReadOnlyList<string> resources) =>
        new(Effect.Deny, actions, Patterns.Of(resources)) { Sid = Name + suffix };

    private static PolicyStatement ButStackSets(GuardrailContext context, PolicyStatement deny) => deny.When(
        "ArnNotLike",
        "aws:PrincipalArn",
        Role(context, StackSetsServiceRole),
        Role(context, StackSetsRolePrefix + new string('?', StackSetsRoleDigits)));

    private static IReadOnlyList<string> Roles(GuardrailContext context) =>
    [
        DeployedNames.MemberRole,
        DeployedNames.RuleStarter,
        DeployedNames.ForwarderRolePrefix + "*",
        .. context.ProtectsRecorder ? [DeployedNames.ConfigRecorder] : Array.Empty<string>(),
    ];

    private static string Rule(GuardrailContext context) =>
        $"arn:{context.Partition}:events:*:*:rule/{DeployedNames.RootEventsRule}";

    private static string Recorder(GuardrailContext context) =>
        $"arn:{context.Partition}:config:*:*:configuration-recorder/{DeployedNames.ConfigRecorder}/*";

    private static string Role(GuardrailContext context, string pathAndName) =>
        $"arn:{context.Partition}:iam::*:role/{pathAndName}";
}
