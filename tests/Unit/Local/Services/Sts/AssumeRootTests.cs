using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Services.Sts;

public sealed class AssumeRootTests
{
    private const string Audit = "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials";
    private const string Delete = "arn:aws:iam::aws:policy/root-task/IAMDeleteRootUserCredentials";
    private const string Password = "arn:aws:iam::aws:policy/root-task/IAMCreateRootUserPassword";

    private const string LambdaTrust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private const string MayAudit =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRoot",
          "Resource":"arn:aws:iam::*:root",
        "Condition":{"StringEquals":{"sts:TaskPolicyArn":"arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials"}}}]}
        """;

    private readonly LocalWorld _aws = new();

    [Theory]
    [InlineData("444444444444")]
    [InlineData("arn:aws:iam::444444444444:root")]
    public async Task The_delegated_administrator_of_iam_opens_an_audit_of_a_member(string target)
    {
        await EnableAsync();

        var answer = await _aws.CallAsync(await AuditorAsync(), "sts", "AssumeRoot", Ask(Audit, target));

        var opened =
            _aws.World.Of<Sessions>().Find(_aws.World, answer["Credentials"]!["AccessKeyId"]!.GetValue<string>())!;
        opened.Principal.Arn.ShouldBe("arn:aws:iam::444444444444:root");
        opened.ExpiresAt.ShouldBe(_aws.Clock.GetUtcNow().AddMinutes(15));
    }

    [Fact]
    public async Task The_management_account_opens_one_too()
    {
        await EnableAsync();

        await _aws.CallAsync(_aws.AdministratorOf(LocalWorld.Management), "sts", "AssumeRoot", Ask());
    }

    [Fact]
    public async Task An_audit_lists_keys_with_last_use_devices_certificates_and_the_password()
    {
        var session = await SessionAsync(Audit);

        var key = (await _aws.CallAsync(session, "iam", "ListAccessKeys"))["AccessKeyMetadata"]!.AsArray().Single()!;
        var id = key["AccessKeyId"]!.GetValue<string>();
        (id, key["Status"]!.GetValue<string>()).ShouldBe(("AKIAPAYMENTSPROD0001", "Active"));
        var use = (await _aws.CallAsync(
            session, "iam", "GetAccessKeyLastUsed", new() { ["AccessKeyId"] = id }))["AccessKeyLastUsed"]!;
        (use["ServiceName"]!.GetValue<string>(), use["Region"]!.GetValue<string>()).ShouldBe(("s3", "us-east-1"));
        use["LastUsedDate"]!.GetValue<DateTimeOffset>()
            .ShouldBe(new DateTimeOffset(2026, 11, 17, 2, 30, 0, TimeSpan.Zero));
        (await _aws.CallAsync(session, "iam", "ListMFADevices"))["MFADevices"]!.AsArray()
            .Single()!["SerialNumber"]!.GetValue<string>()
            .ShouldBe("arn:aws:iam::444444444444:mfa/root-account-mfa-device");
        (await _aws.CallAsync(session, "iam", "ListSigningCertificates"))["Certificates"]!.AsArray().ShouldBeEmpty();
        (await _aws.CallAsync(session, "iam", "GetLoginProfile"))["LoginProfile"].ShouldNotBeNull();
        (await _aws.CallAsync(session, "iam", "GetAccountSummary"))["SummaryMap"].ShouldNotBeNull();
    }

    [Fact]
    public async Task An_audit_of_a_root_user_without_credentials_lists_nothing_and_finds_no_password()
    {
        var session = await SessionAsync(Audit, "345678901234");

        (await _aws.RefusalAsync(session, "iam", "GetLoginProfile")).Code.ShouldBe("NoSuchEntity");
        (await _aws.CallAsync(session, "iam", "ListAccessKeys"))["AccessKeyMetadata"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_that_was_never_used_has_no_date()
    {
        var session = await SessionAsync(Audit, "777777777777");

        var use = (await _aws.CallAsync(
            session,
            "iam",
            "GetAccessKeyLastUsed",
            new() { ["AccessKeyId"] = "AKIADATALAKEPROD0001" }))["AccessKeyLastUsed"]!;

        use.AsObject().Select(member => $"{member.Key}={member.Value}").ShouldBe(["ServiceName=N/A", "Region=N/A"]);
    }

    [Theory]
    [InlineData(Audit, "CreateAccessKey")]
    [InlineData(Audit, "DeleteAccessKey")]
    [InlineData(Audit, "UpdateAccessKey")]
    [InlineData(Audit, "DeleteLoginProfile")]
    [InlineData(Password, "DeleteLoginProfile")]
    [InlineData(Audit, "ListVirtualMFADevices")]
    [InlineData(Audit, "GenerateCredentialReport")]
    [InlineData(Audit, "GetCredentialReport")]
    [InlineData(Delete, "CreateAccessKey")]
    [InlineData(Delete, "UpdateAccessKey")]
    [InlineData(Delete, "GetAccountSummary")]
    [InlineData(Password, "ListAccessKeys")]
    public async Task A_task_denies_what_is_not_part_of_it(string task, string operation)
    {
        var error = await _aws.RefusalAsync(
            await SessionAsync(task), "iam", operation, new() { ["AccessKeyId"] = "AKIAPAYMENTSPROD0001" });

        error.Code.ShouldBe("AccessDenied");
        error.Message.ShouldContain($"not authorized to perform: iam:{operation} ");
        error.Message.ShouldEndWith($"with an explicit deny in a session policy: {task.Split('/', 2)[1]}");
    }

    [Fact]
    public async Task A_task_is_limited_to_the_root_user()
    {
        var error = await _aws.RefusalAsync(
            await SessionAsync(Audit), "iam", "ListAccessKeys", new() { ["UserName"] = "alice" });

        error.Message.ShouldEndWith("with an explicit deny in a session policy: root-task/IAMAuditRootUserCredentials");
    }

    [Fact]
    public async Task The_deleting_task_deletes_a_key()
    {
        await _aws.CallAsync(
            await SessionAsync(Delete), "iam", "DeleteAccessKey", new() { ["AccessKeyId"] = "AKIAPAYMENTSPROD0001" });

        _aws.World.Account(LocalWorld.Payments).Root.AccessKeys.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(""", "Condition": {"Null": {"aws:AssumedRoot": "true"}}""", true)]
    public async Task A_service_control_policy_denies_the_session_unless_it_spares_assumed_root(
        string condition, bool allowed)
    {
        var session = await SessionAsync(Audit);
        await _aws.AttachAsync(
            "NoRoot",
            $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"{{condition}}}]}""",
            LocalWorld.Payments);

        if (allowed)
            await _aws.CallAsync(session, "iam", "ListAccessKeys");
        else
        {
            (await _aws.RefusalAsync(session, "iam", "ListAccessKeys")).Message.ShouldEndWith(
                "service control policy: NoRoot");
        }

        (await _aws.RefusalAsync(_aws.RootOf(LocalWorld.Payments), "iam", "ListAccessKeys")).Message.ShouldEndWith(
            "service control policy: NoRoot");
    }

    [Theory]
    [InlineData("arn:aws:iam::aws:policy/IAMAuditRootUserCredentials")]
    [InlineData("arn:aws:iam::aws:policy/AdministratorAccess")]
    [InlineData("arn:aws-us-gov:iam::aws:policy/root-task/IAMAuditRootUserCredentials")]
    [InlineData("arn:aws:iam::444444444444:policy/root-task/IAMAuditRootUserCredentials")]
    [InlineData("root-task/IAMAuditRootUserCredentials")]
    public async Task Only_aws_own_task_policies_are_accepted(string policy)
    {
        await EnableAsync();

        (await _aws.RefusalAsync(_aws.AdministratorOf(LocalWorld.Management), "sts", "AssumeRoot", Ask(policy))).Code
            .ShouldBe("ValidationError");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(901)]
    public async Task A_session_lasts_fifteen_minutes_at_most(int seconds)
    {
        await EnableAsync();
        var ask = Ask();
        ask["DurationSeconds"] = seconds;

        (await _aws.RefusalAsync(_aws.AdministratorOf(LocalWorld.Management), "sts", "AssumeRoot", ask)).Message
            .ShouldContain("between 0 and 900");
    }

    [Theory]
    [InlineData("111111111111", "because the management account has no root sessions")]
    [InlineData("999999999990", "because the account is not a member of the organization")]
    [InlineData("567890123456", "because account 567890123456 is SUSPENDED")]
    public async Task Only_active_members_are_targets(string target, string why)
    {
        await EnableAsync();

        var error =
            await _aws.RefusalAsync(
                _aws.AdministratorOf(LocalWorld.Management), "sts", "AssumeRoot", Ask(Audit, target));

        (error.Code, error.Status).ShouldBe(("AccessDenied", 403));
        error.Message.ShouldEndWith(why);
    }

    [Fact]
    public async Task A_root_user_cannot_call_it()
    {
        await EnableAsync();

        (await _aws.RefusalAsync(_aws.RootOf(LocalWorld.Management), "sts", "AssumeRoot", Ask())).Message.ShouldEndWith(
            "because root users cannot call it");
    }

    [Fact]
    public async Task An_ordinary_member_cannot_call_it()
    {
        await EnableAsync();

        (await _aws.RefusalAsync(_aws.AdministratorOf(LocalWorld.Storefront), "sts", "AssumeRoot", Ask())).Message
            .ShouldEndWith(
                "because account 555555555555 is neither the management account nor delegated administrator of "
                + "iam.amazonaws.com");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_the_feature_there_are_no_sessions(bool credentialsManagement)
    {
        await EnableAsync(sessions: false, credentialsManagement);

        (await _aws.RefusalAsync(_aws.AdministratorOf(LocalWorld.Management), "sts", "AssumeRoot", Ask())).Message
            .ShouldEndWith("because the organization has not enabled RootSessions");
    }

    [Fact]
    public async Task The_permission_is_for_one_task_only()
    {
        await EnableAsync();

        (await _aws.RefusalAsync(await AuditorAsync(), "sts", "AssumeRoot", Ask(Delete))).Message
            .ShouldEndWith("because no identity-based policy allows the sts:AssumeRoot action");
    }

    private static JsonObject Ask(string task = Audit, string target = LocalWorld.Payments) =>
        new() { ["TargetPrincipal"] = target, ["TaskPolicyArn"] = new JsonObject { ["arn"] = task } };

    private async Task<RootUser> SessionAsync(string task, string target = LocalWorld.Payments)
    {
        await EnableAsync();
        var answer =
            await _aws.CallAsync(_aws.AdministratorOf(LocalWorld.Management), "sts", "AssumeRoot", Ask(task, target));
        var key = answer["Credentials"]!["AccessKeyId"]!.GetValue<string>();
        return _aws.World.Of<Sessions>().Find(_aws.World, key)!.Principal.ShouldBeOfType<RootUser>();
    }

    private async Task<RoleSession> AuditorAsync() =>
        _aws.SessionOf(await _aws.RoleAsync(LocalWorld.Security, "Auditor", LambdaTrust, MayAudit));

    /// <summary>Central root access, in the documented order.</summary>
    private async Task EnableAsync(bool sessions = true, bool credentialsManagement = true)
    {
        var management = _aws.AdministratorOf(LocalWorld.Management);
        await _aws.CallAsync(
            management,
            "organizations",
            "EnableAWSServiceAccess",
            new() { ["ServicePrincipal"] = "iam.amazonaws.com" });
        await _aws.CallAsync(
            management,
            "organizations",
            "RegisterDelegatedAdministrator",
            new() { ["AccountId"] = LocalWorld.Security, ["ServicePrincipal"] = "iam.amazonaws.com" });
        if (credentialsManagement)
            await _aws.CallAsync(management, "iam", "EnableOrganizationsRootCredentialsManagement");
        if (sessions)
            await _aws.CallAsync(management, "iam", "EnableOrganizationsRootSessions");
    }
}
