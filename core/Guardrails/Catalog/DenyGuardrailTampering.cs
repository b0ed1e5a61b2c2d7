using Guardrails.Core.Frameworks;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Guardrails.Catalog;

/// <summary>
/// Denies everybody except StackSets any change to what the evaluation of an account depends on: roles, and the rules
/// that forward its events (docs/adr/0003).
/// </summary>
/// <remarks>
/// The role by which StackSets acts in an account has no fixed name: <c>stacksets-exec-</c> and 32 hexadecimal digits
/// (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/CloudFormationStackSetsOrgAdminServiceRolePolicy.html).
/// A user could choose such a name, so the second statement reserves it. That hinders StackSets in nothing: it creates
/// the role by a service-linked role and assumes it from the management account, and SCPs reach neither.
/// </remarks>
internal sealed class DenyGuardrailTampering : IGuardrail
{
    private const string StackSetsRolePrefix = StackSetsRoleNames.Prefix;

    /// <summary>The beginning of the names of the stacks that our StackSets make.</summary>
    private const string StackPrefix = "StackSet-" + DeployedNames.Prefix;

    /// <summary>The services that put an organization's rules, and those of its packs, into accounts.</summary>
    private static readonly IReadOnlyList<string> RuleMakers =
        [TrustedServices.ConfigMultiAccountSetup, TrustedServices.ConfigConformancePacks];

    /// <summary>The rules that forward events from every account.</summary>
    private static readonly IReadOnlyList<string> Rules =
        [.. ForwardingRule.OfEveryAccount.Select(rule => rule.Name)];

    private const string StackSetsServiceRole =
        $"aws-service-role/{TrustedServices.StackSetsMember}/AWSServiceRoleForCloudFormationStackSetsOrgMember";

    // Every action that the published list has for a role and that writes, but those on service-linked roles. Passing a
    // role changes nothing in it, but a forwarder's role in another rule puts any event on the bus:
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_identityandaccessmanagement.html
    private static readonly Patterns ChangesOfRole = Patterns.Of(
        "iam:AttachRolePolicy",
        "iam:CreateRole",
        "iam:DeleteRole",
        "iam:DeleteRolePermissionsBoundary",
        "iam:DeleteRolePolicy",
        "iam:DetachRolePolicy",
        "iam:PassRole",
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

    // Every action that the published list has for a trail and that writes, but making one, starting it and tags. One
    // that exists cannot be made again:
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudtrail.html
    private static readonly Patterns ChangesOfTrail = Patterns.Of(
        "cloudtrail:DeleteTrail",
        "cloudtrail:PutEventConfiguration",
        "cloudtrail:PutEventSelectors",
        "cloudtrail:PutInsightSelectors",
        "cloudtrail:StopLogging",
        "cloudtrail:UpdateTrail");

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

    // Everything that the published list has for a rule of AWS Config and that writes, but starting it and tags, which
    // change no result. Rules of an organization stand under the names of the services that made them, which no SCP
    // reaches: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsconfig.html
    private static readonly Patterns ChangesOfConfigRule = Patterns.Of(
        "config:DeleteConfigRule", "config:DeleteEvaluationResults", "config:PutConfigRule",
        "config:PutExternalEvaluation");

    // What only reads a stack. Whoever may change one of StackSets' stacks can delete it and leave its role behind,
    // which no StackSet creates again, as its name is taken.
    private static readonly Patterns AllButReadsOfStack = Patterns.AllExcept(
        "cloudformation:Describe*", "cloudformation:Detect*", "cloudformation:Get*", "cloudformation:List*");

    /// <summary>Everything by which somebody would act under the name, or stop StackSets from acting.</summary>
    private static readonly Patterns OfStackSetsRole = Patterns.Of([.. ChangesOfRole.Values, "sts:AssumeRole"]);

    public string Name => nameof(DenyGuardrailTampering);

    public string Description =>
        "Denies everybody except StackSets any change to Guardrails' roles in member accounts, their stacks and the "
        + "rules there that forward events. Also denies changing the organization's Config rules, and acting in "
        + "the name of StackSets.";

    public string Breaks =>
        $"Only the StackSets {DeployedNames.MemberRoleStackSet} and {DeployedNames.ForwardersStackSet} change or "
        + $"remove the roles {DeployedNames.MemberRole}, {DeployedNames.RuleStarter}, "
        + $"{DeployedNames.EventHistory} and {DeployedNames.ForwarderRolePrefix}*, and the EventBridge rules "
        + $"{string.Join(", ", Rules)}: repair them "
        + "from the management account, not in the account (a deploy without a change repairs nothing: "
        + "remove the account's instance of the StackSet and add it again; untried). "
        + $"Nobody can create, change, delete, pass or assume a role whose name begins with {StackSetsRolePrefix}, nor "
        + $"change a stack whose name begins with {StackPrefix}, nor delete an organization's Config rule or its "
        + "results. "
        + $"Before turning it on, look for roles named {StackSetsRolePrefix} that AWS did not make: they still pass "
        + "for StackSets. Should AWS lengthen that name, StackSets can no longer update them (docs/adr/0003). "
        + $"With `configRecorder` on, the same holds for the recorder {DeployedNames.ConfigRecorder} and its role. "
        + "Recorders and trails of other teams are protected only where `protect` names them; then the roles in its "
        + "`exceptRoles` change them, too, and whoever can act as such a role.";

    public IReadOnlyList<FrameworkReference> References => [];

    public bool OnByDefault => true;

    public bool AllowsExemptions => false;

    public bool ProtectsDetection => true;

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
        ButStackSets(context, Denied("OfForwarding", ChangesOfRule, [.. Rules.Select(rule => Rule(context, rule))])),
        .. context.ProtectsRecorder
            ? [ButStackSets(context, Denied(
                "OfRecorder", ChangesOfRecorder, Recorder(context, DeployedNames.ConfigRecorder)))]
            : Array.Empty<PolicyStatement>(),
        .. OfOthers(context),
        ButStackSets(context, Denied(
            "OfStacks", AllButReadsOfStack, $"arn:{context.Partition}:cloudformation:*:*:stack/{StackPrefix}*")),
        Denied("OfConfigRules", ChangesOfConfigRule, [.. RuleMakers.Select(service => ConfigRules(context, service))]),
        Denied("AsStackSets", OfStackSetsRole, Role(context, StackSetsRolePrefix + "*")),
    ];

    private PolicyStatement Denied(string suffix, Patterns actions, params IReadOnlyList<string> resources) =>
        new(Effect.Deny, actions, Patterns.Of(resources)) { Sid = Name + suffix };

    /// <summary>One statement about what other teams run: each action applies to its own resources.</summary>
    private IEnumerable<PolicyStatement> OfOthers(GuardrailContext context)
    {
        var others = context.Protection;
        if (!others.IsAny)
            yield break;

        yield return But(
            context,
            Denied(
                "OfOthers",
                Patterns.Of(
                [
                    .. others.Recorders.Count > 0 ? ChangesOfRecorder.Values : [],
                    .. others.Trails.Count > 0 ? ChangesOfTrail.Values : [],
                ]),
                [
                    .. others.Recorders.Select(recorder => Recorder(context, recorder)),
                    .. others.Trails.Select(trail => $"arn:{context.Partition}:cloudtrail:*:*:trail/{trail}"),
                ]),
            [.. others.ExceptRoles.Select(role => Role(context, role))]);
    }

    private static PolicyStatement ButStackSets(GuardrailContext context, PolicyStatement deny) =>
        But(context, deny, []);

    private static PolicyStatement But(GuardrailContext context, PolicyStatement deny, IReadOnlyList<string> roles) =>
        deny.When(
            "ArnNotLike",
            "aws:PrincipalArn",
            [
                Role(context, StackSetsServiceRole),
                Role(context, StackSetsRolePrefix + new string('?', StackSetsRoleNames.Digits)),
                .. roles,
            ]);

    private static IReadOnlyList<string> Roles(GuardrailContext context) =>
    [
        DeployedNames.MemberRole,
        DeployedNames.RuleStarter,
        DeployedNames.EventHistory,
        DeployedNames.ForwarderRolePrefix + "*",
        .. context.ProtectsRecorder ? [DeployedNames.ConfigRecorder] : Array.Empty<string>(),
    ];

    private static string Rule(GuardrailContext context, string name) =>
        $"arn:{context.Partition}:events:*:*:rule/{name}";

    private static string ConfigRules(GuardrailContext context, string service) =>
        $"arn:{context.Partition}:config:*:*:config-rule/aws-service-rule/{service}/*";

    private static string Recorder(GuardrailContext context, string name) =>
        $"arn:{context.Partition}:config:*:*:configuration-recorder/{name}/*";

    private static string Role(GuardrailContext context, string pathAndName) =>
        $"arn:{context.Partition}:iam::*:role/{pathAndName}";
}
