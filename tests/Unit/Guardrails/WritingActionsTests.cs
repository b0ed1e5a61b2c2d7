using Guardrails.Core.Ids;
using Guardrails.Core.Placement;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Guardrails;

/// <summary>
/// Every action that writes what two guardrails protect, by the published lists: each is denied, or stands here with
/// the reason why it is not.
/// </summary>
public sealed class WritingActionsTests
{
    private const string Everybody = "role/Admin";
    private const string Tags = "A tag changes nothing here: no policy of ours asks for one.";
    private const string ServiceLinked = "Service-linked roles have other names.";
    private const string Rows = "Functions write rows, and the table's own policy denies it to everybody else.";
    private const string Copies = "A copy leaves the table as it is; whoever may read it may copy it.";
    private const string Restores = "An operator restores by it, into a table of another name.";
    private static readonly Dictionary<string, string> OfRole = new()
    {
        ["iam:CreateServiceLinkedRole"] = ServiceLinked,
        ["iam:DeleteServiceLinkedRole"] = ServiceLinked,
    };

    private static readonly Dictionary<string, string> OfTaggedRole = new()
    {
        ["iam:TagRole"] = Tags,
        ["iam:UntagRole"] = Tags,
    };

    private static readonly Dictionary<string, string> OfConfigRule = new()
    {
        ["config:StartConfigRulesEvaluation"] = "The rule starter does it, and it only evaluates once more.",
        ["config:TagResource"] = Tags,
        ["config:UntagResource"] = Tags,
    };

    private static readonly Dictionary<string, string> OfRecorder = new()
    {
        ["config:StartConfigurationRecorder"] = "A recorder that runs is what is wanted.",
        ["config:DeleteServiceLinkedConfigurationRecorder"] = "A service's own recorder is none of ours.",
        ["config:TagResource"] = Tags,
        ["config:UntagResource"] = Tags,
    };

    private static readonly Dictionary<string, string> OfTrail = new()
    {
        ["cloudtrail:AddTags"] = Tags,
        ["cloudtrail:RemoveTags"] = Tags,
        ["cloudtrail:CreateTrail"] = "A trail that exists cannot be made again, and one that does not is wanted.",
        ["cloudtrail:StartLogging"] = "A trail that logs is what is wanted.",
    };

    private static readonly Dictionary<string, string> OfFunction = new()
    {
        ["lambda:InvokeFunction"] =
            "A made-up event is refused or judged like any other; without AWS Config's token no verdict is kept.",
        ["lambda:InvokeAsync"] = "The same by the older call.",
        ["lambda:InvokeFunctionUrl"] = "No function has a URL, and making one is denied.",
        ["lambda:TagResource"] = Tags,
        ["lambda:UntagResource"] = Tags,
    };

    private static readonly Dictionary<string, string> OfBus = new()
    {
        ["events:PutEvents"] = "The account's own forwarder does it; nobody can put an event of AWS's.",
        ["events:TagResource"] = Tags,
        ["events:UntagResource"] = Tags,
    };

    private static readonly Dictionary<string, string> OfBusRule = new()
    {
        ["events:TagResource"] = Tags,
        ["events:UntagResource"] = Tags,
    };

    private static readonly Dictionary<string, string> OfQueue = new()
    {
        ["sqs:SendMessage"] = "A message made up starts rules of an account of the organization, and nothing else.",
        ["sqs:DeleteMessage"] = "The function does it; a message that is lost costs the early evaluation.",
        ["sqs:ChangeMessageVisibility"] = "The function does it; the same.",
        ["sqs:StartMessageMoveTask"] = "Operators bring failed messages back by it.",
        ["sqs:CancelMessageMoveTask"] = "Operators stop that by it.",
        ["sqs:TagQueue"] = Tags,
        ["sqs:UntagQueue"] = Tags,
    };

    private static readonly Dictionary<string, string> OfLogGroup = new()
    {
        ["logs:TagLogGroup"] = Tags,
        ["logs:TagResource"] = Tags,
        ["logs:UntagLogGroup"] = Tags,
        ["logs:UntagResource"] = Tags,
    };

    private static readonly Dictionary<string, string> OfOrganizationRule = new()
    {
        ["config:TagResource"] = Tags,
        ["config:UntagResource"] = Tags,
    };

    private static readonly Dictionary<string, string> OfTable = new()
    {
        ["dynamodb:BatchWriteItem"] = Rows,
        ["dynamodb:DeleteItem"] = Rows,
        ["dynamodb:PartiQLDelete"] = Rows,
        ["dynamodb:PartiQLInsert"] = Rows,
        ["dynamodb:PartiQLUpdate"] = Rows,
        ["dynamodb:PutItem"] = Rows,
        ["dynamodb:UpdateItem"] = Rows,
        ["dynamodb:CreateBackup"] = Copies,
        ["dynamodb:ExportTableToPointInTime"] = Copies,
        ["dynamodb:RestoreTableFromAwsBackup"] = Restores,
        ["dynamodb:RestoreTableFromBackup"] = Restores,
        ["dynamodb:RestoreTableToPointInTime"] = Restores,
        ["dynamodb:StartAwsBackupJob"] = Copies,
        ["dynamodb:TagResource"] = Tags,
        ["dynamodb:UntagResource"] = Tags,
    };

    private static readonly Dictionary<string, string> OfTopic = new()
    {
        ["sns:Publish"] = "A message made up is one that its reader finds nowhere in the ledger.",
        ["sns:ConfirmSubscription"] = "A recipient does it, who needs no right.",
        ["sns:TagResource"] = Tags,
        ["sns:UntagResource"] = Tags,
    };

    private static readonly Dictionary<string, string> OfKey = new[]
    {
        "Decrypt", "DeriveSharedSecret", "Encrypt", "GenerateDataKey", "GenerateDataKeyPair",
        "GenerateDataKeyPairWithoutPlaintext", "GenerateDataKeyWithoutPlaintext", "GenerateMac", "ReEncryptFrom",
        "ReEncryptTo", "Sign", "SynchronizeMultiRegionKey", "TagResource", "UntagResource", "Verify", "VerifyMac",
    }.ToDictionary(action => "kms:" + action, _ => "It uses the key, or marks it, and changes nothing in it.");

    private static readonly Dictionary<string, string> OfAlarm = new()
    {
        ["cloudwatch:TagResource"] = Tags,
        ["cloudwatch:UntagResource"] = Tags,
    };

    private static readonly Lazy<Task<IReadOnlyDictionary<string, IReadOnlyList<string>>>> Changes = new(
        () => IamJudge.ChangesAsync(Protected.Select(row => row.Data.Item2).Distinct()));

    private static readonly Dictionary<string, IReadOnlyList<PolicyLevel>> Paths = new[]
    {
        "DenyGuardrailTampering", "DenyDetectionTampering",
    }.ToDictionary(guardrail => guardrail, Path);

    public static TheoryData<string, string, string> Protected => new()
    {
        { "DenyGuardrailTampering", "iam:role", Role("444444444444", "GuardrailsRootPosture") },
        { "DenyGuardrailTampering", "iam:role", Role("444444444444", "GuardrailsRuleStarter") },
        { "DenyGuardrailTampering", "iam:role", Role("444444444444", "GuardrailsEventForwarder-us-east-2") },
        { "DenyGuardrailTampering", "iam:role", Role("444444444444", "GuardrailsConfigRecorder") },
        { "DenyGuardrailTampering", "iam:role", Role("444444444444", $"stacksets-exec-{new string('0', 32)}") },
        {
            "DenyGuardrailTampering", "cloudformation:stack",
            Member("cloudformation", "stack/StackSet-GuardrailsMemberRole-01234567/89abcdef")
        },
        {
            "DenyGuardrailTampering", "events:rule-on-default-event-bus",
            Member("events", "rule/GuardrailsRootEvents")
        },
        {
            "DenyGuardrailTampering", "events:rule-on-default-event-bus",
            Member("events", "rule/GuardrailsOwnChanges")
        },
        {
            "DenyGuardrailTampering", "events:rule-on-default-event-bus",
            Member("events", "rule/GuardrailsRootReads")
        },
        {
            "DenyGuardrailTampering", "events:rule-on-default-event-bus",
            Member("events", "rule/GuardrailsAccountHealth")
        },
        {
            "DenyGuardrailTampering", "config:ConfigRule",
            Member("config", "config-rule/aws-service-rule/config-multiaccountsetup.amazonaws.com/config-rule-a1")
        },
        {
            "DenyGuardrailTampering", "config:ConfigRule",
            Member("config", "config-rule/aws-service-rule/config-conforms.amazonaws.com/config-rule-a1")
        },
        {
            "DenyGuardrailTampering", "config:ConfigurationRecorder",
            Member("config", "configuration-recorder/GuardrailsConfigRecorder/0123456789abcdef")
        },
        {
            "DenyGuardrailTampering", "config:ConfigurationRecorder",
            Member("config", "configuration-recorder/default/0123456789abcdef")
        },
        { "DenyGuardrailTampering", "cloudtrail:trail", Member("cloudtrail", "trail/baseline") },
        { "DenyDetectionTampering", "iam:role", Role("222222222222", "GuardrailsRootPostureRule") },
        { "DenyDetectionTampering", "iam:role", Role("222222222222", "GuardrailsRootRecheck") },
        { "DenyDetectionTampering", "iam:role", Role("222222222222", "GuardrailsOrganizationAggregator") },
        {
            "DenyDetectionTampering", "iam:role",
            Role("222222222222", "cdk-hnb659fds-cfn-exec-role-222222222222-us-east-1")
        },
        {
            "DenyDetectionTampering", "lambda:function",
            Delegated("lambda", "function:GuardrailsRootPostureRule")
        },
        { "DenyDetectionTampering", "events:event-bus", Delegated("events", "event-bus/GuardrailsActivity") },
        {
            "DenyDetectionTampering", "events:rule-on-custom-event-bus",
            Delegated("events", "rule/GuardrailsActivity/GuardrailsAccountMoved")
        },
        { "DenyDetectionTampering", "iam:role", Role("222222222222", "GuardrailsIncidentAlerts") },
        { "DenyDetectionTampering", "lambda:function", Delegated("lambda", "function:GuardrailsDecisions") },
        {
            "DenyDetectionTampering", "events:rule-on-default-event-bus",
            Delegated("events", "rule/GuardrailsSchedule-Sweep")
        },
        { "DenyDetectionTampering", "dynamodb:table", Delegated("dynamodb", "table/GuardrailsLedger") },
        { "DenyDetectionTampering", "sns:topic", Delegated("sns", "GuardrailsAlerts") },
        { "DenyDetectionTampering", "cloudwatch:alarm", Delegated("cloudwatch", "alarm:Guardrails-Ledger") },
        { "DenyDetectionTampering", "kms:key", Delegated("kms", "key/0a1b2c3d-0000-0000-0000-000000000000") },
        { "DenyDetectionTampering", "kms:alias", Delegated("kms", "alias/GuardrailsLedger") },
        { "DenyDetectionTampering", "sqs:queue", Delegated("sqs", "GuardrailsRootActivity") },
        { "DenyDetectionTampering", "sqs:queue", Delegated("sqs", "GuardrailsIncidentAlertsFailed") },
        { "DenyDetectionTampering", "sqs:queue", Delegated("sqs", "GuardrailsRecheck") },
        { "DenyDetectionTampering", "sqs:queue", Delegated("sqs", "GuardrailsRecheckFailed") },
        { "DenyDetectionTampering", "logs:log-group", Delegated("logs", "log-group:/guardrails/RootPostureRule") },
        {
            "DenyDetectionTampering", "cloudformation:stack",
            Delegated("cloudformation", "stack/Guardrails-Detection/0123456789abcdef")
        },
        {
            "DenyDetectionTampering", "config:OrganizationConfigRule",
            Delegated("config", "organization-config-rule/root-access-keys-0a1b2c3d")
        },
        {
            "DenyDetectionTampering", "config:OrganizationConformancePack",
            Delegated("config", "organization-conformance-pack/Guardrails-RootManagedRules-0a1b2c3d")
        },
    };

    [Theory, MemberData(nameof(Protected))]
    public async Task Every_action_that_writes_is_denied_or_has_its_reason(
        string guardrail, string resourceType, string resource)
    {
        var actions = (await Changes.Value)[resourceType];
        actions.Count.ShouldBeGreaterThan(1);
        var denied = actions.Where(action => IsDenied(guardrail, action, resource)).ToList();

        var reasons = Reasons(guardrail, resourceType);
        actions.Except(denied).Except(reasons.Keys).ShouldBeEmpty("neither denied nor explained");
        reasons.Keys.Intersect(denied).ShouldBeEmpty("explained, and yet denied");
        reasons.Keys.Except(actions).ShouldBeEmpty("explained, and yet no action that writes it");
    }

    [Fact]
    public async Task The_judge_agrees_on_each_of_them()
    {
        var changes = await Changes.Value;
        var asked = Protected.Select(row => row.Data).SelectMany(
            row => changes[row.Item2].Select(action => (Guardrail: row.Item1, Action: action, Resource: row.Item3)))
            .ToList();

        var answers = await IamJudge.DecideAsync([.. asked.Select(one => new IamCase(
            Principal(one.Resource), one.Action, one.Resource)
        {
            Context = Context(one.Resource),
            Path = [.. Paths[one.Guardrail].Select(
                level => level.Policies.Select(policy => policy.Document.Render()).ToArray())],
            Identity = [GuardrailTests.FullAwsAccess.Render()],
        })]);

        asked.Zip(answers)
            .Where(pair => (pair.Second == nameof(Decision.ExplicitlyDenied))
                != IsDenied(pair.First.Guardrail, pair.First.Action, pair.First.Resource))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Both_policies_fit_with_everything_on()
    {
        var policies = ServiceControlPolicies.For(Everything("DenyGuardrailTampering", "DenyDetectionTampering"));

        // Two and a half thousand characters are left for what else stands in the same document.
        policies.ShouldAllBe(policy => policy.Characters < 7_700);
    }

    private static string Member(string service, string rest) => $"arn:aws:{service}:us-east-1:444444444444:{rest}";

    private static string Delegated(string service, string rest) => $"arn:aws:{service}:us-east-1:222222222222:{rest}";

    private static string Role(string account, string name) => $"arn:aws:iam::{account}:role/{name}";

    private static Dictionary<string, string> Reasons(string guardrail, string resourceType) =>
        (guardrail, resourceType) switch
        {
            ("DenyGuardrailTampering", "iam:role") => OfRole,
            (_, "iam:role") => OfTaggedRole,
            (_, "config:ConfigRule") => OfConfigRule,
            (_, "config:ConfigurationRecorder") => OfRecorder,
            (_, "cloudtrail:trail") => OfTrail,
            (_, "lambda:function") => OfFunction,
            (_, "events:event-bus") => OfBus,
            (_, "events:rule-on-custom-event-bus") => OfBusRule,
            ("DenyDetectionTampering", "events:rule-on-default-event-bus") => OfBusRule,
            (_, "dynamodb:table") => OfTable,
            (_, "sns:topic") => OfTopic,
            (_, "cloudwatch:alarm") => OfAlarm,
            (_, "kms:key") => OfKey,
            (_, "sqs:queue") => OfQueue,
            (_, "logs:log-group") => OfLogGroup,
            (_, "config:OrganizationConfigRule" or "config:OrganizationConformancePack") => OfOrganizationRule,
            _ => [],
        };

    private static bool IsDenied(string guardrail, string action, string resource) =>
        PolicySimulator.ServiceControl(Paths[guardrail], new(action, resource, Context(resource))).Decision
            == Decision.ExplicitlyDenied;

    private static string Principal(string resource) => $"arn:aws:iam::{resource.Split(':')[4]}:{Everybody}";

    private static Dictionary<string, IReadOnlyList<string>> Context(string resource) =>
        resource.Contains(":key/")
            ? new()
            {
                ["aws:PrincipalArn"] = [Principal(resource)],
                ["kms:ResourceAliases"] = ["alias/GuardrailsLedger"],
            }
            : new() { ["aws:PrincipalArn"] = [Principal(resource)] };

    private static IReadOnlyList<PolicyLevel> Path(string guardrail)
    {
        var policy = ServiceControlPolicies.For(Everything(guardrail)).Single(one => one.Targets.Count > 0);
        return [new("here", [new("FullAWSAccess", GuardrailTests.FullAwsAccess), new(policy.Name, policy.Document)])];
    }

    private static Core.Organizations.OrganizationConfig Everything(params string[] guardrails) =>
        OrganizationConfigs.With(guardrails) with
        {
            ConfigRecorder = new([TargetId.Parse("r-ex01")]),
            Protection = new(["default"], ["baseline"], ["AWSControlTowerExecution"]),
            Controls = [OrganizationConfigs.Control("NoRootAccessKeys")],
        };
}
