using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Local;
using Guardrails.Local.Services;
using Guardrails.Local.Services.Config;
using Guardrails.Local.Services.Sns;

namespace Guardrails.Tests.Contract;

/// <summary>
/// boto3 calls every operation of the embedded organization that goes over the wire, and botocore's service models
/// judge every answer.
/// </summary>
public sealed class Boto3Tests(Boto3Tests.Run run) : IClassFixture<Boto3Tests.Run>
{
    private static readonly string[] WholeServices = ["sts", "iam", "organizations", "dynamodb"];
    private static readonly string[] CalledByFunctions = [
        "cloudformation:DescribeOrganizationsAccess",
        "cloudformation:ActivateOrganizationsAccess",
        "config:PutEvaluations",
        "config:DescribeConfigRules",
        "config:DescribeAggregateComplianceByConfigRules",
        "config:StartConfigRulesEvaluation",
        "cloudtrail:DescribeTrails",
        "cloudtrail:GetTrailStatus",
        "cloudtrail:GetEventSelectors",
        "cloudtrail:LookupEvents",
        "account:ListRegions",
        "sns:Publish",
        "sns:GetTopicAttributes",
        "sns:ListSubscriptionsByTopic",
        "lambda:Invoke",
    ];

    /// <summary>The operations that go over the wire: <c>iam:GetRole</c> and so on.</summary>
    internal static IEnumerable<string> OverTheWire => AllServices.Create().Operations.All
        .Where(operation => WholeServices.Contains(operation.Service))
        .Select(operation => $"{operation.Service}:{operation.Name}")
        .Concat(CalledByFunctions);

    [Fact]
    public async Task Every_operation_was_called() =>
        (await run.SeenAsync())["operations"]!.AsArray().Select(name => name!.GetValue<string>())
            .ShouldBe(OverTheWire, ignoreOrder: true);

    [Fact]
    public async Task No_answer_has_a_member_that_the_service_model_does_not_have() =>
        (await run.SeenAsync())["unknown"]!.AsArray().ShouldBeEmpty();

    [Fact]
    public async Task Every_answer_is_understood()
    {
        var answers = (await run.SeenAsync())["answers"]!.AsObject();

        Answers.Keys.Select(situation => $"{situation}: {answers[situation]?.ToJsonString(Readable)}")
            .ShouldBe(Answers.Select(expected => $"{expected.Key}: {expected.Value}"));
    }

    [Fact]
    public async Task Every_error_is_raised_with_its_code_and_status() =>
        (await run.SeenAsync())["errors"]!.AsObject()
            .Select(error => $"{error.Key}: {error.Value![0]} {error.Value[1]}")
            .ShouldBe(Errors.Select(expected => $"{expected.Key}: {expected.Value}"), ignoreOrder: true);

    private static readonly JsonSerializerOptions Readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, string> Answers = new()
    {
        ["who am I"] = "\"arn:aws:sts::111111111111:assumed-role/Administrator/administrator\"",
        ["who is root"] = "\"arn:aws:iam::444444444444:root\"",
        ["assumed"] = "\"arn:aws:sts::444444444444:assumed-role/OrganizationAccountAccessRole/judge\"",
        ["who is assumed"] = "\"arn:aws:sts::444444444444:assumed-role/OrganizationAccountAccessRole/judge\"",
        ["expires in"] = "-2700.0",
        ["summary"] =
            """{"AccountAccessKeysPresent":1,"AccountMFAEnabled":1,"AccountPasswordPresent":1,"AccountSigningCertificatesPresent":0}""",
        ["virtual devices"] =
            """[["arn:aws:iam::444444444444:mfa/root-account-mfa-device","arn:aws:iam::444444444444:root",2016]]""",
        ["report started"] = "\"STARTED\"",
        ["report complete"] = "\"COMPLETE\"",
        ["report"] = """["text/csv","<root_account>",2026]""",
        ["created"] = "[\"Active\",20]",
        ["who is the new key"] = "\"arn:aws:iam::444444444444:root\"",
        ["keys"] = """["Active","Inactive"]""",
        ["role"] = "\"arn:aws:iam::444444444444:role/Judge\"",
        ["described role"] = "\"sts:AssumeRole\"",
        ["service-linked role"] = "\"AWSServiceRoleForConfigMultiAccountSetup\"",
        ["organization"] = """["o-exampleorg1","ALL"]""",
        ["account"] = """["SUSPENDED","o-exampleorg1/r-ex01/ou-ex01-suspende/567890123456/",2016]""",
        ["accounts"] = "15",
        ["units"] =
            """[["Security","o-exampleorg1/r-ex01/ou-ex01-security/"],["Suspended","o-exampleorg1/r-ex01/ou-ex01-suspende/"],["Workloads","o-exampleorg1/r-ex01/ou-ex01-workload/"]]""",
        ["units of a unit without any"] = "[]",
        ["accounts of a unit"] = """[["222222222222","ACTIVE"],["333333333333","ACTIVE"]]""",
        ["a unit"] = """["Security","o-exampleorg1/r-ex01/ou-ex01-security/"]""",
        ["tags"] = """[{"Key":"owner","Value":"payments@example.com"}]""",
        ["roots"] = """[{"Type":"SERVICE_CONTROL_POLICY","Status":"ENABLED"}]""",
        ["trusted services"] = "[\"iam.amazonaws.com\"]",
        ["administrators"] = "[\"222222222222\"]",
        ["root sessions"] = "[\"RootSessions\"]",
        ["root features"] = """["RootCredentialsManagement","RootSessions"]""",
        ["who is assumed root"] = "\"arn:aws:iam::444444444444:root\"",
        ["devices of root"] = """[["arn:aws:iam::444444444444:mfa/root-account-mfa-device",2016]]""",
        ["password of root"] = "2016",
        ["last use of a root key"] = """["s3","us-east-1",2026]""",
        ["certificates of root"] = """[["LEGACYBATCHCERTIFICATE01","Active",2014]]""",
        ["policies"] = """["FullAWSAccess","DenyLeaveOrganization","NoRootKeys"]""",
        ["targets"] = """[["r-ex01","ROOT"]]""",
        ["all policies"] =
            """[["DenyLeaveOrganization",false],["RegionDenyEurope",false],["DenyExpensiveInstances",false],["NoRootKeys",false],["FullAWSAccess",true]]""",
        ["targets of every type"] = """["ACCOUNT","ORGANIZATIONAL_UNIT","ROOT"]""",
        ["ten policies on an account"] = "10",
        ["updated"] = "\"changed\"",
        ["described"] = "true",
        ["a key that is allowed again"] = "true",
        ["StackSets before"] = "\"DISABLED\"",
        ["StackSets after"] = "\"ENABLED\"",
        ["evaluations in test mode"] = "[]",
        ["published"] = "36",
        ["trails"] =
            """[["arn:aws:cloudtrail:us-east-1:111111111111:trail/organization",true,true,false,"us-east-1"]]""",
        ["own trails"] = "0",
        ["trail status"] = "true",
        ["trail selectors"] = """["All",true]""",
        ["events of a root key"] = """[["GetCallerIdentity","sts.amazonaws.com","root","true"]]""",
        ["events of a time before"] = "0",
        ["Regions"] =
            """["eu-central-1","eu-west-1","us-east-1","us-east-2","us-west-2"]""",
        ["topic"] = """["arn:aws:sns:us-east-1:222222222222:Alerts","Guardrails","1","1"]""",
        ["subscriptions"] =
            """[["day@example.com",true],["night@example.com",false]]""",
        ["rules"] =
            """[["OrgConfigRule-root-mfa-abcdefgh","CUSTOM_LAMBDA","config-multiaccountsetup.amazonaws.com"],["root-keys-conformance-pack-abcdefghi","AWS","config-conforms.amazonaws.com"]]""",
        ["table"] = "\"arn:aws:dynamodb:us-east-1:222222222222:table/Judge\"",
        ["recovery described"] =
            """["EarliestRestorableDateTime","LatestRestorableDateTime","PointInTimeRecoveryStatus"]""",
        ["stream"] = "\"NEW_AND_OLD_IMAGES\"",
        ["the item that exists"] = "true",
        ["read item"] = """["at","facts","list","pk","sk"]""",
        ["no item"] = "false",
        ["index"] = "[\"o/1\"]",
        ["described table"] = """["ACTIVE",1,2026,false]""",
        ["read policy of a table"] = "true",
        ["an item that no policy denies any more"] = "true",
        ["table deleted"] = "\"DELETING\"",
    };

    private static readonly Dictionary<string, string> Errors = new()
    {
        ["a role that does not exist"] = "AccessDenied 403",
        ["a policy that is none"] = "MalformedPolicyDocument 400",
        ["a session that is too long"] = "ValidationError 400",
        ["an unknown key, Query"] = "InvalidClientTokenId 403",
        ["an unknown key, JSON"] = "UnrecognizedClientException 400",
        ["a wrong secret, Query"] = "SignatureDoesNotMatch 403",
        ["a wrong secret, JSON"] = "InvalidSignatureException 400",
        ["a wrong session token"] = "InvalidClientTokenId 403",
        ["a suspended account"] = "AccessDenied 403",
        ["no such assignment status"] = "ValidationError 400",
        ["no report"] = "ReportNotPresent 410",
        ["report not ready"] = "ReportInProgress 404",
        ["a third key"] = "LimitExceeded 409",
        ["an inactive key"] = "InvalidClientTokenId 403",
        ["a key that is gone"] = "NoSuchEntity 404",
        ["a role without a user name"] = "ValidationError 400",
        ["a user that does not exist"] = "NoSuchEntity 404",
        ["a role that exists"] = "EntityAlreadyExists 409",
        ["a trust policy that is none"] = "MalformedPolicyDocument 400",
        ["an inline policy that is none"] = "MalformedPolicyDocument 400",
        ["a managed policy that does not exist"] = "NoSuchEntity 404",
        ["a role with policies"] = "DeleteConflict 409",
        ["a role that is gone"] = "NoSuchEntity 404",
        ["a service-linked role that exists"] = "InvalidInput 400",
        ["an account that does not exist"] = "AccountNotFoundException 400",
        ["a member that lists accounts"] = "AccessDeniedException 400",
        ["a wrong page token"] = "InvalidInputException 400",
        ["a parent that does not exist"] = "ParentNotFoundException 400",
        ["an account as a parent"] = "InvalidInputException 400",
        ["a member that lists units"] = "AccessDeniedException 400",
        ["a member that lists a unit's accounts"] = "AccessDeniedException 400",
        ["a policy type that is enabled"] = "PolicyTypeAlreadyEnabledException 400",
        ["a root that does not exist"] = "RootNotFoundException 400",
        ["root features without trusted access"] = "ServiceAccessNotEnabledException 400",
        ["an administrator without trusted access"] = "ConstraintViolationException 400",
        ["an unknown service"] = "InvalidInputException 400",
        ["an administrator twice"] = "AccountAlreadyRegisteredException 400",
        ["root features of a member"] = "AccountNotManagementOrDelegatedAdministratorException 400",
        ["root features by a member"] = "CallerIsNotManagementAccountException 400",
        ["a certificate in an audit"] = "AccessDenied 403",
        ["a certificate that is gone"] = "NoSuchEntity 404",
        ["a password that is gone"] = "NoSuchEntity 404",
        ["a device that is gone"] = "NoSuchEntity 404",
        ["a key in an audit"] = "AccessDenied 403",
        ["another account's key"] = "AccessDenied 403",
        ["a task policy that is none"] = "ValidationError 400",
        ["a root session in the management account"] = "AccessDenied 403",
        ["a root session by a member"] = "AccessDenied 403",
        ["devices of a role"] = "ValidationError 400",
        ["a password that does not exist"] = "NoSuchEntity 404",
        ["a name that is taken"] = "DuplicatePolicyException 400",
        ["a policy that is malformed"] = "MalformedPolicyDocumentException 400",
        ["a policy that is too long"] = "ConstraintViolationException 400",
        ["attached twice"] = "DuplicatePolicyAttachmentException 400",
        ["a target that does not exist"] = "TargetNotFoundException 400",
        ["a policy that does not exist"] = "PolicyNotFoundException 400",
        ["policies of another type"] = "InvalidInputException 400",
        ["a member that lists policies"] = "AccessDeniedException 400",
        ["a key that is denied"] = "AccessDenied 403",
        ["an eleventh policy"] = "ConstraintViolationException 400",
        ["an attachment by a member"] = "AccessDeniedException 400",
        ["detached twice"] = "PolicyNotAttachedException 400",
        ["the last policy"] = "ConstraintViolationException 400",
        ["an aggregator that is not there"] = "NoSuchConfigurationAggregatorException 400",
        ["a rule that does not exist"] = "NoSuchConfigRuleException 400",
        ["a wrong page of rules"] = "InvalidNextTokenException 400",
        ["an evaluation that runs"] = "LimitExceededException 400",
        ["an evaluation of no such rule"] = "NoSuchConfigRuleException 400",
        ["a result token that is none"] = "InvalidResultTokenException 400",
        ["a trail by another account's name"] = "TrailNotFoundException 400",
        ["a trail that is no ARN"] = "CloudTrailARNInvalidException 400",
        ["two attributes of a lookup"] = "InvalidLookupAttributesException 400",
        ["a token of another lookup"] = "InvalidNextTokenException 400",
        ["a time that ends before it begins"] = "InvalidTimeRangeException 400",
        ["a token of Regions"] = "ValidationException 400",
        ["selectors of another Region"] = "TrailNotFoundException 400",
        ["selectors by a member"] = "CloudTrailARNInvalidException 400",
        ["a subject that cannot be"] = "InvalidParameter 400",
        ["an attribute without a value"] = "ParameterValueInvalid 400",
        ["a topic that does not exist"] = "NotFound 404",
        ["another account's topic"] = "AuthorizationError 403",
        ["a function that does not exist"] = "ResourceNotFoundException 404",
        ["a payload that is none"] = "InvalidRequestContentException 400",
        ["an invocation by a wrong secret"] = "InvalidSignatureException 403",
        ["a table that exists"] = "ResourceInUseException 400",
        ["a restored table without recovery"] = "PointInTimeRecoveryUnavailableException 400",
        ["an item that exists"] = "ConditionalCheckFailedException 400",
        ["a restored table that exists"] = "TableAlreadyExistsException 400",
        ["a table that does not exist"] = "ResourceNotFoundException 400",
        ["a restored table of none"] = "TableNotFoundException 400",
        ["no policy of a table"] = "PolicyNotFoundException 400",
        // DynamoDB itself answers 400; no client of ours looks at it.
        ["an item that a table's policy denies"] = "AccessDeniedException 403",
        ["a table that is gone"] = "ResourceNotFoundException 400",
    };

    /// <summary>One run of the judge for all tests.</summary>
    public sealed class Run
    {
        private Task<JsonObject>? _seen;

        public Task<JsonObject> SeenAsync()
        {
            Judge.Require("python3", "-c", "import boto3");
            return _seen ??= RunAsync();
        }

        private static async Task<JsonObject> RunAsync()
        {
            await using var aws = await LocalOrganization.StartAsync(
                LocalOrganization.Sample(),
                new() { Time = new Clock(), EmptyFirstPage = true },
                TestContext.Current.CancellationToken);
            AddRules(aws);
            AddTopic(aws);
            var given = JsonSerializer.Serialize(new
            {
                endpoint = aws.Endpoint,
                region = "us-east-1",
                credentials = new Dictionary<string, object>
                {
                    ["management"] = Known(aws.Administrator(AccountId.Parse("111111111111"))),
                    ["management root"] = Known(aws.RootUser(AccountId.Parse("111111111111"))),
                    ["security"] = Known(aws.Administrator(AccountId.Parse("222222222222"))),
                    ["payments"] = Known(aws.Administrator(AccountId.Parse("444444444444"))),
                    ["payments root"] = Known(aws.RootUser(AccountId.Parse("444444444444"))),
                    ["suspended root"] = Known(aws.RootUser(AccountId.Parse("567890123456"))),
                },
            });

            var result =
                await Judge.RunAsync("python3", [Repository.PathOf("tests", "judges", "boto3_client.py")], given);

            result.ExitCode.ShouldBe(0, result.Error);
            return JsonNode.Parse(result.Output)!.AsObject();
        }

        /// <summary>Rules of an account, as organization rules and packs leave them.</summary>
        private static void AddRules(LocalOrganization aws)
        {
            const string account = "444444444444";
            const string arn = "arn:aws:config:us-east-1:444444444444:config-rule/aws-service-rule/";
            aws.World.Of<ConfigState>().Rules.Add(new(
                account,
                "root-keys-conformance-pack-abcdefghi",
                "root-keys",
                "config-rule-aaaaaa",
                arn + "config-conforms.amazonaws.com/config-rule-aaaaaa")
            {
                ManagedIdentifier = "IAM_ROOT_ACCESS_KEY_CHECK",
            });
            aws.World.Of<ConfigState>().Rules.Add(new(
                account,
                "OrgConfigRule-root-mfa-abcdefgh",
                "root-mfa",
                "config-rule-bbbbbb",
                arn + "config-multiaccountsetup.amazonaws.com/config-rule-bbbbbb")
            {
                Organization = new(
                    "root-mfa",
                    "222222222222",
                    "us-east-1",
                    "arn:aws:lambda:us-east-1:222222222222:function:Rule",
                    """{"control":"RootMfa"}""",
                    "TwentyFour_Hours",
                    []),
            });
        }

        /// <summary>A topic with two recipients, of whom one has confirmed.</summary>
        private static void AddTopic(LocalOrganization aws)
        {
            const string arn = "arn:aws:sns:us-east-1:222222222222:Alerts";
            var topic = new Topic(arn) { DisplayName = "Guardrails" };
            topic.Subscriptions.Add(new($"{arn}:1", "email", "day@example.com", aws.World.Now) { Confirmed = true });
            topic.Subscriptions.Add(new($"{arn}:2", "email", "night@example.com", aws.World.Now));
            aws.World.Of<SnsState>().Topics.Add(arn, topic);
        }

        private static object Known(LocalCredentials credentials) =>
            new
            {
                id = credentials.AccessKeyId,
                secret = credentials.SecretAccessKey,
                token = credentials.SessionToken,
            };

        private sealed class Clock : TimeProvider
        {
            public override DateTimeOffset GetUtcNow() => new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
        }
    }
}
