using System.Text;
using System.Text.Json.Nodes;
using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Guardrails.Aws;
using Guardrails.Core.Organizations;
using Guardrails.Core.Posture;
using Guardrails.Lambda.RootPostureRule;
using Guardrails.Tests.Unit.Aws;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace Guardrails.Tests.Unit.Lambdas;

public sealed class RootPostureFunctionTests
{
    private static readonly Settings Settings = new(
        OrganizationId.Parse("o-exampleorg1"), AccountId.Parse("111111111111"), Partition.Commercial, DeployedNames.MemberRole, RootSessions: true);

    private readonly InstantTime _time = new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly IAmazonOrganizations _organizations = Substitute.For<IAmazonOrganizations>();
    private readonly IAmazonSecurityTokenService _sts = Substitute.For<IAmazonSecurityTokenService>();
    private readonly IAmazonIdentityManagementService _iam = Substitute.For<IAmazonIdentityManagementService>();
    private readonly IAmazonIdentityManagementService _rootIam = Substitute.For<IAmazonIdentityManagementService>();
    private readonly IAmazonConfigService _config = Substitute.For<IAmazonConfigService>();
    private readonly StringWriter _log = new();
    private readonly List<Evaluation> _evaluations = [];
    private readonly List<AWSCredentials> _credentials = [];

    public RootPostureFunctionTests()
    {
        _organizations.DescribeAccountAsync(default!, default).ReturnsForAnyArgs(new DescribeAccountResponse
        {
            Account = new() { Arn = "arn:aws:organizations::111111111111:account/o-exampleorg1/444444444444" },
        });
        _sts.AssumeRoleAsync(default!, default).ReturnsForAnyArgs(new AssumeRoleResponse
        {
            Credentials = new("AKIA", "secret", "token", DateTime.UtcNow.AddMinutes(15)),
        });
        _sts.AssumeRootAsync(default!, default).ReturnsForAnyArgs(new AssumeRootResponse
        {
            Credentials = new("ASIA", "secret", "token", DateTime.UtcNow.AddMinutes(15)),
        });
        _rootIam.ListAccessKeysAsync(default(ListAccessKeysRequest)!, default).ReturnsForAnyArgs(new ListAccessKeysResponse());
        _rootIam.ListMFADevicesAsync(default(ListMFADevicesRequest)!, default)
            .ReturnsForAnyArgs(new ListMFADevicesResponse { MFADevices = [new() { SerialNumber = "GAHT12345678" }] });
        _rootIam.ListSigningCertificatesAsync(default(ListSigningCertificatesRequest)!, default).ReturnsForAnyArgs(new ListSigningCertificatesResponse());
        _rootIam.GetLoginProfileAsync(default!, default).ReturnsForAnyArgs(new GetLoginProfileResponse { LoginProfile = new() });
        _iam.GetAccountSummaryAsync(default(GetAccountSummaryRequest)!, default).ReturnsForAnyArgs(new GetAccountSummaryResponse
        {
            SummaryMap = new() { ["AccountAccessKeysPresent"] = 0, ["AccountMFAEnabled"] = 1, ["AccountPasswordPresent"] = 1, ["AccountSigningCertificatesPresent"] = 0 },
        });
        _iam.ListVirtualMFADevicesAsync(default(ListVirtualMFADevicesRequest)!, default).ReturnsForAnyArgs(new ListVirtualMFADevicesResponse());
        _iam.GenerateCredentialReportAsync(default(GenerateCredentialReportRequest)!, default)
            .ReturnsForAnyArgs(new GenerateCredentialReportResponse { State = ReportStateType.INPROGRESS });
        _config.PutEvaluationsAsync(default!, default).ReturnsForAnyArgs(call =>
        {
            _evaluations.AddRange(call.Arg<PutEvaluationsRequest>()?.Evaluations ?? []); // null while a test replaces this answer
            return new PutEvaluationsResponse();
        });
    }

    public static TheoryData<string, string, string> Faults()
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var call in new[] { "organizations:DescribeAccount", "sts:AssumeRole", "iam:GetAccountSummary", "iam:ListVirtualMFADevices", "config:PutEvaluations" })
        foreach (var code in new[] { "AccessDenied", "Throttling", "ExpiredToken", "ServiceFailure" })
        foreach (var control in ControlCatalog.All.Where(control => control.OnByDefault))
            rows.Add(call, code, control.Name);
        return rows;
    }

    [Theory, MemberData(nameof(Faults))]
    public async Task Without_an_answer_nothing_is_compliant_and_the_failure_names_account_call_and_remedy(string call, string code, string control)
    {
        Break(call, Fault.Of(code));

        var exception = await Should.ThrowAsync<AwsCallException>(HandleAsync(control));

        _evaluations.ShouldBeEmpty();
        exception.Message.ShouldStartWith($"Account 444444444444: {call} failed: {code}");
        exception.Message.ShouldContain("Remedy: ");
        var line = Line();
        line["outcome"]!.GetValue<string>().ShouldBe("failed");
        line["account"]!.GetValue<string>().ShouldBe("444444444444");
        line["control"]!.GetValue<string>().ShouldBe(control);
        line["compliance"].ShouldBeNull();
        line["findings"]![0]!.GetValue<string>().ShouldBe(exception.Message);
    }

    [Theory]
    [InlineData("NoRootAccessKeys", "COMPLIANT")]
    [InlineData("RootMfa", "COMPLIANT")]
    [InlineData("RootHardwareMfa", "COMPLIANT")]
    [InlineData("NoRootSigningCertificates", "COMPLIANT")]
    public async Task A_report_that_is_not_ready_does_not_keep_the_summary_from_deciding(string control, string compliance)
    {
        await HandleAsync(control);

        var evaluation = _evaluations.ShouldHaveSingleItem();
        evaluation.ComplianceType.Value.ShouldBe(compliance);
        (evaluation.ComplianceResourceType, evaluation.ComplianceResourceId).ShouldBe(("AWS::::Account", "444444444444"));
        var line = Line();
        line["outcome"]!.GetValue<string>().ShouldBe("evaluated");
        line["compliance"]!.GetValue<string>().ShouldBe("Compliant");
        line["findings"]!.AsArray().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_member_role_is_assumed_and_its_credentials_read_and_write()
    {
        AssumeRoleRequest? asked = null;
        _sts.When(sts => sts.AssumeRoleAsync(Arg.Any<AssumeRoleRequest>(), Arg.Any<CancellationToken>())).Do(call => asked = call.Arg<AssumeRoleRequest>());

        await HandleAsync("RootMfa");

        asked.ShouldNotBeNull().RoleArn.ShouldBe("arn:aws:iam::444444444444:role/GuardrailsRootPosture");
        _credentials.Select(credentials => credentials.GetCredentials().AccessKey).ShouldBe(["AKIA", "AKIA", "ASIA"]);
    }

    public static TheoryData<string, string> AuditFaults()
    {
        var rows = new TheoryData<string, string>();
        foreach (var call in new[] { "sts:AssumeRoot", "iam:ListAccessKeys", "iam:ListMFADevices", "iam:ListSigningCertificates", "iam:GetLoginProfile" })
        foreach (var code in new[] { "AccessDenied", "Throttling", "ExpiredToken", "ServiceFailure" })
            rows.Add(call, code);
        return rows;
    }

    [Theory, MemberData(nameof(AuditFaults))]
    public async Task A_root_session_that_fails_leaves_what_the_member_role_is_certain_of_and_is_told(string call, string code)
    {
        Break(call, Fault.Of(code));

        await HandleAsync("RootHardwareMfa");

        _evaluations.ShouldHaveSingleItem().ComplianceType.ShouldBe(ComplianceType.COMPLIANT);
        Line()["findings"]!.AsArray().Select(finding => finding!.GetValue<string>()).ShouldContain(
            finding => finding.Contains($"No root session: Account 444444444444: {call} failed: {code}", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(AuditFaults))]
    public async Task A_root_session_that_fails_where_only_it_could_tell_is_unknown_and_nothing_is_sent(string call, string code)
    {
        Break(call, Fault.Of(code));

        var exception = await Should.ThrowAsync<UnknownPostureException>(HandleAsync("RootHardwareMfa", devices: "hardwareTotp"));

        _evaluations.ShouldBeEmpty();
        exception.Message.ShouldStartWith("Account 444444444444: RootHardwareMfa is unknown. ");
        exception.Message.ShouldContain($"{call} failed: {code}");
        exception.Message.ShouldContain("Remedy: ");
        var line = Line();
        (line["outcome"]!.GetValue<string>(), line["account"]!.GetValue<string>()).ShouldBe(("failed", "444444444444"));
        line["compliance"].ShouldBeNull();
        line["findings"]![0]!.GetValue<string>().ShouldBe(exception.Message);
    }

    [Fact]
    public async Task A_root_session_tells_what_an_ordinary_role_cannot()
    {
        await HandleAsync("RootHardwareMfa", devices: "hardwareTotp");

        var evaluation = _evaluations.ShouldHaveSingleItem();
        evaluation.ComplianceType.ShouldBe(ComplianceType.COMPLIANT);
        evaluation.Annotation.ShouldBe(
            "The root user's MFA: hardware TOTP token GAHT12345678. Live 2026-11-23 09:00 UTC: account summary, virtual MFA devices, root session.");
    }

    [Fact]
    public async Task The_log_line_says_of_every_reading_where_it_came_from_and_when_or_why_there_is_none()
    {
        await HandleAsync("RootMfa");

        Line()["readings"]!.AsArray().Select(reading => $"{reading!["source"]} {reading["at"]?.GetValue<DateTimeOffset>():HH:mm} {reading["unavailable"]}").ShouldBe(
        [
            "credential report  IAM was still making the credential report.",
            "account summary 09:00 ",
            "virtual MFA devices 09:00 ",
            "root session 09:00 ",
        ]);
    }

    [Fact]
    public async Task Without_the_feature_no_root_session_is_tried()
    {
        await HandleAsync("RootHardwareMfa", rootSessions: false);

        await _sts.DidNotReceiveWithAnyArgs().AssumeRootAsync(default!, default);
        _evaluations.ShouldHaveSingleItem().ComplianceType.ShouldBe(ComplianceType.COMPLIANT);
        Line()["findings"]!.AsArray()[^1]!.GetValue<string>().ShouldStartWith("No root session: the organization does not have IAM's feature RootSessions. Live ");
    }

    [Fact]
    public async Task An_account_of_another_organization_is_refused_without_touching_it()
    {
        _organizations.DescribeAccountAsync(default!, default).ThrowsAsyncForAnyArgs(new AccountNotFoundException("none"));

        await HandleAsync("RootMfa");

        await NothingTouchedAsync();
        Line()["findings"]![0]!.GetValue<string>().ShouldContain("o-exampleorg1");
    }

    [Fact]
    public async Task A_notification_of_another_account_is_refused_without_any_call()
    {
        await HandleAsync("RootMfa", invoking => invoking["awsAccountId"] = "555555555555");

        await NothingTouchedAsync();
        await _organizations.DidNotReceiveWithAnyArgs().DescribeAccountAsync(default!, default);
    }

    [Fact]
    public async Task A_resource_out_of_scope_is_reported_as_not_applicable_without_reading_evidence()
    {
        await HandleAsync("RootMfa", leftScope: true);

        _evaluations.ShouldHaveSingleItem().ComplianceType.ShouldBe(ComplianceType.NOT_APPLICABLE);
        await _iam.DidNotReceiveWithAnyArgs().GetAccountSummaryAsync(default(GetAccountSummaryRequest)!, default);
    }

    [Fact]
    public async Task An_unknown_message_type_throws_and_evaluates_nothing()
    {
        await Should.ThrowAsync<FormatException>(HandleAsync("RootMfa", invoking => invoking["messageType"] = "NewKind"));

        await NothingTouchedAsync(outcome: "failed");
    }

    [Fact]
    public void Every_missing_or_wrong_variable_is_named()
    {
        var good = new Dictionary<string, string?>
        {
            ["ORGANIZATION_ID"] = "o-exampleorg1", ["MANAGEMENT_ACCOUNT_ID"] = "111111111111", ["PARTITION"] = "aws",
            ["MEMBER_ROLE_NAME"] = "GuardrailsRootPosture", ["ROOT_SESSIONS"] = "true",
        };
        Settings.Read(good.GetValueOrDefault).ShouldBe(Settings);

        foreach (var name in good.Keys)
        {
            Should.Throw<InvalidOperationException>(() => Settings.Read(asked => asked == name ? null : good[asked])).Message.ShouldContain(name);
            Should.Throw<InvalidOperationException>(() => Settings.Read(asked => asked == name ? "" : good[asked])).Message.ShouldContain(name);
        }

        Should.Throw<InvalidOperationException>(() => Settings.Read(asked => asked == "ROOT_SESSIONS" ? "perhaps" : good[asked]))
            .Message.ShouldBe("The environment variable ROOT_SESSIONS is 'perhaps': expected true or false.");
        Should.Throw<InvalidOperationException>(() => Settings.Read(asked => asked == "PARTITION" ? "aws-moon" : good[asked]))
            .Message.ShouldBe("The environment variable PARTITION is 'aws-moon': expected aws, aws-us-gov, aws-cn.");
    }

    private void Break(string call, AmazonServiceException fault) => _ = call switch
    {
        "organizations:DescribeAccount" => _organizations.DescribeAccountAsync(default!, default).ThrowsAsyncForAnyArgs(fault),
        "sts:AssumeRole" => _sts.AssumeRoleAsync(default!, default).ThrowsAsyncForAnyArgs(fault),
        "sts:AssumeRoot" => _sts.AssumeRootAsync(default!, default).ThrowsAsyncForAnyArgs(fault),
        "iam:ListAccessKeys" => _rootIam.ListAccessKeysAsync(default(ListAccessKeysRequest)!, default).ThrowsAsyncForAnyArgs(fault),
        "iam:ListMFADevices" => _rootIam.ListMFADevicesAsync(default(ListMFADevicesRequest)!, default).ThrowsAsyncForAnyArgs(fault),
        "iam:ListSigningCertificates" => _rootIam.ListSigningCertificatesAsync(default(ListSigningCertificatesRequest)!, default).ThrowsAsyncForAnyArgs(fault),
        "iam:GetLoginProfile" => _rootIam.GetLoginProfileAsync(default!, default).ThrowsAsyncForAnyArgs(fault),
        "iam:GetAccountSummary" => _iam.GetAccountSummaryAsync(default(GetAccountSummaryRequest)!, default).ThrowsAsyncForAnyArgs(fault),
        "iam:ListVirtualMFADevices" => _iam.ListVirtualMFADevicesAsync(default(ListVirtualMFADevicesRequest)!, default).ThrowsAsyncForAnyArgs(fault),
        "config:PutEvaluations" => _config.PutEvaluationsAsync(default!, default).ThrowsAsyncForAnyArgs(fault),
        _ => throw new ArgumentOutOfRangeException(nameof(call), call, "No such call."),
    };

    private async Task HandleAsync(string control, Action<JsonObject>? change = null, bool leftScope = false, bool rootSessions = true, string? devices = null)
    {
        var invoking = new JsonObject
        {
            ["awsAccountId"] = "444444444444",
            ["notificationCreationTime"] = "2026-11-23T09:00:00.000Z",
            ["messageType"] = "ScheduledNotification",
        };
        change?.Invoke(invoking);
        var outer = new JsonObject
        {
            ["invokingEvent"] = invoking.ToJsonString(),
            ["ruleParameters"] = (devices is null ? new JsonObject { ["control"] = control } : new() { ["control"] = control, ["devices"] = devices }).ToJsonString(),
            ["resultToken"] = "token",
            ["eventLeftScope"] = leftScope,
            ["configRuleName"] = "OrgConfigRule-root-abcd1234",
            ["accountId"] = "444444444444",
        };
        var settings = Settings with { RootSessions = rootSessions };
        var function = new RootPostureFunction(
            settings,
            new(_organizations, settings.Organization, _time),
            new(_sts, settings.Partition, settings.MemberRoleName, Remember(_iam), Remember(_config), RootPostureFunction.Audits(settings, _sts, Remember(_rootIam), _time), _time),
            _log);
        using var request = new MemoryStream(Encoding.UTF8.GetBytes(outer.ToJsonString()));
        await function.HandleAsync(request, TestContext.Current.CancellationToken);
    }

    private Func<AWSCredentials, T> Remember<T>(T client) => credentials =>
    {
        _credentials.Add(credentials);
        return client;
    };

    private async Task NothingTouchedAsync(string outcome = "refused")
    {
        await _sts.DidNotReceiveWithAnyArgs().AssumeRoleAsync(default!, default);
        await _config.DidNotReceiveWithAnyArgs().PutEvaluationsAsync(default!, default);
        Line()["outcome"]!.GetValue<string>().ShouldBe(outcome);
    }

    private JsonNode Line() => JsonNode.Parse(_log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem())!;
}
