using Guardrails.Core.Frameworks;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Guardrails.Catalog;

/// <summary>
/// Denies everybody in the delegated administrator account but the deploy changes to what detects and remembers there:
/// functions, their roles, the bus, the queues, the rules, the ledger, its keys, the topics, the alarms, the stacks,
/// and the roles of the deploy themselves (docs/adr/0015).
/// </summary>
/// <remarks>
/// Two roles are spared, by their full names: CDK's execution role, by which CloudFormation changes resources, and its
/// deploy role, which changes stacks and passes the other one; where the rules run elsewhere than in the home Region,
/// those of both Regions' bootstraps. Nobody in the account may assume or change any of them; the deploy assumes the
/// deploy role from the management account, which no policy reaches. A stack keeps the role that it was made with, and
/// whoever updates it acts by that role: so stacks are denied, too.
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

    /// <summary>Whatever writes to a log group: what a function logged is the only record of what it judged.</summary>
    private static readonly Patterns ChangesOfLogs = Patterns.Of(
        "logs:Associate*", "logs:Create*", "logs:Delete*", "logs:Disassociate*", "logs:Integrate*", "logs:Process*",
        "logs:Put*");

    /// <summary>
    /// Whatever changes the table, the topics or the alarms themselves. Rows are written by functions, and the table's
    /// own policy keeps everybody else from them.
    /// </summary>
    private static readonly Patterns ChangesOfLedger = Patterns.Of(
        "cloudwatch:Delete*", "cloudwatch:Disable*", "cloudwatch:Enable*", "cloudwatch:Put*", "cloudwatch:Set*",
        "dynamodb:Associate*", "dynamodb:CreateGlobal*", "dynamodb:CreateTable*", "dynamodb:DeleteGlobal*",
        "dynamodb:DeleteResource*", "dynamodb:DeleteTable*", "dynamodb:Disable*", "dynamodb:Enable*",
        "dynamodb:Import*", "dynamodb:PutResource*", "dynamodb:Replicate*", "dynamodb:UpdateCon*",
        "dynamodb:UpdateGlobal*", "dynamodb:UpdateKinesis*", "dynamodb:UpdateT*", "dynamodb:WriteData*",
        "sns:AddPermission", "sns:CreateTopic", "sns:DeleteTopic", "sns:Put*", "sns:RemovePermission",
        "sns:SetTopic*");

    /// <summary>
    /// Whatever changes who is told by mail. A service subscribes to the topic for a chat, when somebody sets it up.
    /// </summary>
    private static readonly Patterns ChangesOfRecipients =
        Patterns.Of("sns:SetSubscription*", "sns:Subscribe", "sns:Unsubscribe");

    /// <summary>Whatever changes a key, and so may end what it encrypts.</summary>
    private static readonly Patterns ChangesOfKey = Patterns.Of(
        "kms:Cancel*", "kms:Create*", "kms:Delete*", "kms:Disable*", "kms:Enable*", "kms:Import*", "kms:Put*",
        "kms:Replicate*", "kms:Retire*", "kms:Revoke*", "kms:Rotate*", "kms:Schedule*", "kms:Update*");

    private static readonly Patterns ChangesOfAlias = Patterns.Of("kms:*Alias");

    private static readonly Patterns ChangesOfMapping = Patterns.Of(
        "lambda:CreateEventSourceMapping", "lambda:DeleteEventSourceMapping", "lambda:UpdateEventSourceMapping");

    private static readonly Patterns AllButReadsOfStack = Patterns.AllExcept(
        "cloudformation:Describe*", "cloudformation:Detect*", "cloudformation:Get*", "cloudformation:List*");

    private static readonly Patterns ChangesOfDeploy = Patterns.Of(
        "iam:Attach*", "iam:Create*", "iam:Delete*", "iam:Detach*", "iam:Put*", "iam:Update*", "sts:AssumeRole");

    /// <summary>The roles of functions and of the aggregator; those that StackSets bring are not among them.</summary>
    private static readonly IReadOnlyList<string> Roles =
    [
        DeployedNames.RootPostureRule, DeployedNames.RootRecheck, DeployedNames.RootActivity,
        DeployedNames.IncidentAlerts, DeployedNames.Reconciliation, DeployedNames.Decisions,
        DeployedNames.ComplianceReport, DeployedNames.RootRemediation, DeployedNames.RootDeletion,
        DeployedNames.Aggregator + "Aggregator",
    ];

    public string Name => nameof(DenyDetectionTampering);

    public string Description =>
        "Denies changes to the functions, roles, bus, queues, rules, ledger, keys, topics, alarms and stacks of "
        + "Guardrails in the delegated administrator account to everybody except the deploy, and acting in the name of "
        + "the deploy.";

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
        var here = context.OfDelegatedAdministrator;
        var functions = InEach("lambda", $"function:{DeployedNames.Prefix}*");
        var stacks = InEach("cloudformation", $"stack/{DeployedNames.PolicyPrefix}*");
        string[] deploys = [.. here.DeployRoles.Select(Role)];
        string[] executions = [.. here.ExecutionRoles.Select(Role)];
        return
        [
            ButDeploy(Denied("", Changes,
            [
                .. functions,
                .. Roles.Select(Role),
                AtHome("events", $"event-bus/{DeployedNames.ActivityBus}"),
                AtHome("events", $"rule/{DeployedNames.ActivityBus}/*"),
                AtHome("events", $"rule/{DeployedNames.SchedulePrefix}*"),
                AtHome("sqs", DeployedNames.Prefix + "*"),
                .. here.OrganizationRules.Select(rule => OfConfig($"organization-config-rule/{rule}-*")),
                OfConfig($"organization-conformance-pack/{DeployedNames.PolicyPrefix}*"),
            ])),
            ButDeploy(Denied("OfMapping", ChangesOfMapping, "*").When("ArnLike", "lambda:FunctionArn", functions)),
            ButDeploy(Denied("OfLedger", ChangesOfLedger,
            [
                AtHome("dynamodb", $"table/{DeployedNames.Ledger}"),
                .. InEach("sns", DeployedNames.Prefix + "*"),
                .. InEach("cloudwatch", $"alarm:{DeployedNames.PolicyPrefix}*"),
            ])),
            ButDeploy(Denied("OfRecipients", ChangesOfRecipients,
            [
                AtHome("sns", DeployedNames.AlertsTopic), OfDetection("sns", DeployedNames.HealthTopic),
            ])),

            // AWS gives keys their ids; what they are called, nobody else may change.
            ButDeploy(Denied("OfKeys", ChangesOfKey, InEach("kms", "key/*"))
                .When("ForAnyValue:StringLike", "kms:ResourceAliases", $"alias/{DeployedNames.Prefix}*")),
            ButDeploy(Denied("OfAliases", ChangesOfAlias, InEach("kms", $"alias/{DeployedNames.Prefix}*"))),
            ButDeploy(Denied("OfStacks", AllButReadsOfStack, stacks)),
            Denied("OfLogs", ChangesOfLogs, InEach("logs", "log-group:/guardrails/*"))
                .When("ArnNotEquals", "aws:PrincipalArn", [.. deploys, .. executions, .. Roles.Select(Role)]),
            Denied("AsDeploy", ChangesOfDeploy, [.. deploys, .. executions]),
            Denied("ByDeploy", Patterns.Of("iam:PassRole"), executions)
                .When("ArnNotEquals", "aws:PrincipalArn", deploys),
        ];

        string Role(string name) => $"arn:{context.Partition}:iam::{here.Account}:role/{name}";

        string Arn(string service, string region, string resource) =>
            $"arn:{context.Partition}:{service}:{region}:{here.Account}:{resource}";

        string[] InEach(string service, string resource) =>
            [.. here.Regions.Select(region => Arn(service, region, resource))];

        string AtHome(string service, string resource) => Arn(service, here.HomeRegion, resource);

        string OfConfig(string resource) => OfDetection("config", resource);

        string OfDetection(string service, string resource) => Arn(service, here.DetectionRegion, resource);

        PolicyStatement ButDeploy(PolicyStatement deny) =>
            deny.When("ArnNotEquals", "aws:PrincipalArn", [.. deploys, .. executions]);
    }

    private PolicyStatement Denied(string suffix, Patterns actions, params IReadOnlyList<string> resources) =>
        new(Effect.Deny, actions, Patterns.Of(resources)) { Sid = Name + suffix };
}
