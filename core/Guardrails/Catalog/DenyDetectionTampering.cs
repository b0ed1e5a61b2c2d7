using Guardrails.Core.Frameworks;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Guardrails.Catalog;

/// <summary>
/// Denies everybody in the delegated administrator account but the deploy changes to what detects there: functions,
/// their roles, the bus, the queues, the rules, the stacks, and the roles of the deploy themselves (docs/adr/0015).
/// </summary>
/// <remarks>
/// Two roles are spared, by their full names: CDK's execution role, by which CloudFormation changes resources, and its
/// deploy role, which changes stacks and passes the other one. Nobody in the account may assume or change either; the
/// deploy assumes the second one from the management account, which no policy reaches. A stack keeps the role that it
/// was made with, and whoever updates it acts by that role: so stacks are denied, too.
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html
/// </remarks>
internal sealed class DenyDetectionTampering : IGuardrail
{
    // Every action of the published lists that writes one of these resources: functions, roles, buses, their rules,
    // queues, organization rules and organization packs. Tests name those that are left out, each with its reason.
    // https://docs.aws.amazon.com/service-authorization/latest/reference/
    private static readonly Patterns Changes = Patterns.Of(
        "config:DeleteOrganization*",
        "config:PutOrganization*",
        "events:AllowVended*",
        "events:Create*",
        "events:Delete*",
        "events:Disable*",
        "events:Enable*",
        "events:PutRule",
        "events:PutTargets",
        "events:RemoveTargets",
        "events:StartReplay",
        "events:Update*",
        "iam:Attach*",
        "iam:Create*",
        "iam:Delete*",
        "iam:Detach*",
        "iam:PassRole",
        "iam:Put*",
        "iam:Update*",
        "lambda:Add*",
        "lambda:Create*",
        "lambda:Delete*",
        "lambda:Disable*",
        "lambda:Enable*",
        "lambda:Publish*",
        "lambda:Put*",
        "lambda:Remove*",
        "lambda:Update*",
        "sqs:AddPermission",
        "sqs:CreateQueue",
        "sqs:DeleteQueue",
        "sqs:PurgeQueue",
        "sqs:RemovePermission",
        "sqs:SetQueueAttributes");

    private static readonly Patterns ChangesOfMapping = Patterns.Of(
        "lambda:CreateEventSourceMapping", "lambda:DeleteEventSourceMapping", "lambda:UpdateEventSourceMapping");

    private static readonly Patterns AllButReadsOfStack = Patterns.AllExcept(
        "cloudformation:Describe*", "cloudformation:Detect*", "cloudformation:Get*", "cloudformation:List*");

    private static readonly Patterns ChangesOfDeploy = Patterns.Of(
        "iam:Attach*", "iam:Create*", "iam:Delete*", "iam:Detach*", "iam:Put*", "iam:Update*", "sts:AssumeRole");

    /// <summary>The roles of functions and of the aggregator; those that StackSets bring are not among them.</summary>
    private static readonly IReadOnlyList<string> Roles =
        [DeployedNames.RootPostureRule, DeployedNames.RootRecheck, DeployedNames.Aggregator + "Aggregator"];

    public string Name => nameof(DenyDetectionTampering);

    public string Description =>
        "Denies changes to the functions, roles, bus, queues, rules and stacks of Guardrails in the delegated "
        + "administrator account to everybody except the deploy, and acting in the name of the deploy.";

    public string Breaks =>
        "In the delegated administrator account only a deploy from the management account changes what Guardrails has "
        + "there. Nobody in the account assumes CDK's deploy role or changes it or CDK's execution role: deploy other "
        + "CDK apps of that account from another one, or give Guardrails a bootstrap of its own "
        + "(`bootstrapQualifier`), and turn this off while that bootstrap is updated. It cannot tell other stacks that "
        + "were made with the same execution role: whoever may update one of those acts by it.";

    public IReadOnlyList<FrameworkReference> References => [];

    public bool OnByDefault => true;

    public bool AllowsExemptions => false;

    public bool IsForDelegatedAdministrator => true;

    public bool ProtectsDetection => true;

    public Question? Question => null;

    public string? WhyNotIn(Partition partition) =>
        partition.WhyNoRootUsers is { } why ? $"{why}, so nothing detects there" : null;

    public IReadOnlyList<PolicyStatement> Statements(GuardrailContext context)
    {
        var (here, region) = (context.OfDelegatedAdministrator, context.OfDelegatedAdministrator.HomeRegion);
        var functions = Arn("lambda", $"function:{DeployedNames.Prefix}*");
        var stacks = Arn("cloudformation", $"stack/{DeployedNames.PolicyPrefix}*");
        return
        [
            ButDeploy(Denied("", Changes,
            [
                functions,
                .. Roles.Select(Role),
                Arn("events", $"event-bus/{DeployedNames.ActivityBus}"),
                Arn("events", $"rule/{DeployedNames.ActivityBus}/*"),
                Arn("sqs", DeployedNames.RecheckQueue + "*"),
                .. here.OrganizationRules.Select(rule => Arn("config", $"organization-config-rule/{rule}-*")),
                Arn("config", $"organization-conformance-pack/{DeployedNames.PolicyPrefix}*"),
            ])),
            ButDeploy(Denied("OfMapping", ChangesOfMapping, "*").When("ArnLike", "lambda:FunctionArn", functions)),
            ButDeploy(Denied("OfStacks", AllButReadsOfStack, stacks)),
            Denied("AsDeploy", ChangesOfDeploy, Role(here.DeployRole), Role(here.ExecutionRole)),
            Denied("ByDeploy", Patterns.Of("iam:PassRole"), Role(here.ExecutionRole))
                .When("ArnNotEquals", "aws:PrincipalArn", Role(here.DeployRole)),
        ];

        string Role(string name) => $"arn:{context.Partition}:iam::{here.Account}:role/{name}";

        string Arn(string service, string resource) =>
            $"arn:{context.Partition}:{service}:{region}:{here.Account}:{resource}";

        PolicyStatement ButDeploy(PolicyStatement deny) => deny.When(
            "ArnNotEquals", "aws:PrincipalArn", Role(here.DeployRole), Role(here.ExecutionRole));
    }

    private PolicyStatement Denied(string suffix, Patterns actions, params IReadOnlyList<string> resources) =>
        new(Effect.Deny, actions, Patterns.Of(resources)) { Sid = Name + suffix };
}
