using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace Guardrails.Tests.Contract.Sdk;

[Collection<MotoCollection>]
public sealed class IdentityManagementClient(MotoServer moto) : IAsyncLifetime
{
    private AmazonIdentityManagementServiceClient _client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await moto.ResetAsync();
        _client = new(MotoServer.Credentials, moto.Configure<AmazonIdentityManagementServiceConfig>());
    }

    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Account_summary_is_a_map_of_numbers()
    {
        var response = await _client.GetAccountSummaryAsync(new GetAccountSummaryRequest(), Cancellation);

        response.SummaryMap[SummaryKeyType.AccountAccessKeysPresent].ShouldBe(0);
        response.SummaryMap[SummaryKeyType.AccountMFAEnabled].ShouldBe(0);
        response.ResponseMetadata.RequestId.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Credential_report_is_not_present_then_started_then_complete_then_read()
    {
        var absent = await Should.ThrowAsync<CredentialReportNotPresentException>(
            () => _client.GetCredentialReportAsync(new GetCredentialReportRequest(), Cancellation));
        absent.ErrorCode.ShouldBe("ReportNotPresent");
        absent.StatusCode.ShouldBe(HttpStatusCode.Gone);

        (await _client.GenerateCredentialReportAsync(new GenerateCredentialReportRequest(), Cancellation)).State
            .ShouldBe(ReportStateType.STARTED);
        (await _client.GenerateCredentialReportAsync(new GenerateCredentialReportRequest(), Cancellation)).State
            .ShouldBe(ReportStateType.COMPLETE);

        var report = await _client.GetCredentialReportAsync(new GetCredentialReportRequest(), Cancellation);
        using var reader = new StreamReader(report.Content);
        (await reader.ReadToEndAsync(Cancellation)).ShouldStartWith("user,arn,user_creation_time,");
        report.ReportFormat.ShouldBe(ReportFormatType.TextCsv);
        report.GeneratedTime.ShouldNotBeNull();
        report.GeneratedTime.Value.Kind.ShouldBe(DateTimeKind.Utc);
    }

    [Fact]
    public async Task Virtual_mfa_devices_are_listed_by_assignment()
    {
        await moto.ArrangeQueryAsync("iam", Parameters("CreateVirtualMFADevice", ("VirtualMFADeviceName", "spare")));

        var spare = await _client.ListVirtualMFADevicesAsync(
            new ListVirtualMFADevicesRequest { AssignmentStatus = AssignmentStatusType.Unassigned }, Cancellation);
        var assigned = await _client.ListVirtualMFADevicesAsync(
            new ListVirtualMFADevicesRequest { AssignmentStatus = AssignmentStatusType.Assigned }, Cancellation);

        spare.VirtualMFADevices.ShouldHaveSingleItem().SerialNumber.ShouldEndWith(":mfa/spare");
        spare.IsTruncated.ShouldBe(false);
        (assigned.VirtualMFADevices ?? []).ShouldBeEmpty();
    }

    [Fact]
    public async Task Access_key_lives_from_creation_to_deletion()
    {
        await moto.ArrangeQueryAsync("iam", Parameters("CreateUser", ("UserName", "ci")));

        var key =
            (await _client.CreateAccessKeyAsync(
                new CreateAccessKeyRequest { UserName = "ci" }, Cancellation)).AccessKey;
        key.Status.ShouldBe(StatusType.Active);
        key.SecretAccessKey.ShouldNotBeNullOrEmpty();

        var listed = await _client.ListAccessKeysAsync(new ListAccessKeysRequest { UserName = "ci" }, Cancellation);
        listed.AccessKeyMetadata.ShouldHaveSingleItem().AccessKeyId.ShouldBe(key.AccessKeyId);

        await _client.DeleteAccessKeyAsync(
            new DeleteAccessKeyRequest { UserName = "ci", AccessKeyId = key.AccessKeyId }, Cancellation);
        (await _client.ListAccessKeysAsync(
            new ListAccessKeysRequest { UserName = "ci" }, Cancellation)).AccessKeyMetadata.ShouldBeNull();
    }

    [Fact]
    public async Task Access_keys_of_nobody_are_no_such_entity()
    {
        var error = await Should.ThrowAsync<NoSuchEntityException>(
            () => _client.ListAccessKeysAsync(new ListAccessKeysRequest { UserName = "nobody" }, Cancellation));

        error.ErrorCode.ShouldBe("NoSuchEntity");
        error.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Service_linked_role_is_created_with_its_path()
    {
        var response = await _client.CreateServiceLinkedRoleAsync(
            new CreateServiceLinkedRoleRequest { AWSServiceName = "config-multiaccountsetup.amazonaws.com" },
            Cancellation);

        response.Role.Path.ShouldBe("/aws-service-role/config-multiaccountsetup.amazonaws.com/");
        response.Role.CreateDate.ShouldNotBeNull();
    }

    [Fact]
    public async Task Key_that_nothing_used_has_no_date_and_a_service_that_is_none()
    {
        await moto.ArrangeQueryAsync("iam", Parameters("CreateUser", ("UserName", "ci")));
        var key =
            (await _client.CreateAccessKeyAsync(
                new CreateAccessKeyRequest { UserName = "ci" }, Cancellation)).AccessKey;

        var use = (await _client.GetAccessKeyLastUsedAsync(
            new GetAccessKeyLastUsedRequest { AccessKeyId = key.AccessKeyId }, Cancellation)).AccessKeyLastUsed;

        (use.LastUsedDate, use.ServiceName, use.Region).ShouldBe((null, "N/A", "N/A"));
    }

    [Fact]
    public async Task Password_that_does_not_exist_is_no_such_entity_and_one_that_does_has_a_date()
    {
        await moto.ArrangeQueryAsync("iam", Parameters("CreateUser", ("UserName", "ci")));
        var request = new GetLoginProfileRequest { UserName = "ci" };
        (await Should.ThrowAsync<NoSuchEntityException>(
            () => _client.GetLoginProfileAsync(request, Cancellation))).ErrorCode.ShouldBe("NoSuchEntity");

        await moto.ArrangeQueryAsync(
            "iam", Parameters("CreateLoginProfile", ("UserName", "ci"), ("Password", "correct horse")));

        var profile = (await _client.GetLoginProfileAsync(request, Cancellation)).LoginProfile;
        profile.UserName.ShouldBe("ci");
        profile.CreateDate.ShouldNotBeNull().Kind.ShouldBe(DateTimeKind.Utc);
    }

    [Fact]
    public async Task Devices_of_every_kind_are_listed_by_serial()
    {
        await moto.ArrangeQueryAsync("iam", Parameters("CreateUser", ("UserName", "ci")));
        await moto.ArrangeQueryAsync("iam", Parameters(
            "EnableMFADevice",
            ("UserName", "ci"),
            ("SerialNumber", "GAHT12345678"),
            ("AuthenticationCode1", "123456"),
            ("AuthenticationCode2", "654321")));

        var devices = await _client.ListMFADevicesAsync(new ListMFADevicesRequest { UserName = "ci" }, Cancellation);

        var device = devices.MFADevices.ShouldHaveSingleItem();
        (device.SerialNumber, device.UserName).ShouldBe(("GAHT12345678", "ci"));
        device.EnableDate.ShouldNotBeNull();
    }

    [Fact]
    public async Task Signing_certificates_are_listed_with_status_and_date()
    {
        await moto.ArrangeQueryAsync("iam", Parameters("CreateUser", ("UserName", "ci")));
        await moto.ArrangeQueryAsync("iam", Parameters(
            "UploadSigningCertificate", ("UserName", "ci"), ("CertificateBody", SelfSigned())));

        var certificates = await _client.ListSigningCertificatesAsync(
            new ListSigningCertificatesRequest { UserName = "ci" }, Cancellation);

        var certificate = certificates.Certificates.ShouldHaveSingleItem();
        certificate.Status.ShouldBe(StatusType.Active);
        certificate.CertificateId.ShouldNotBeNullOrEmpty();
    }

    private static string SelfSigned()
    {
        using var key = RSA.Create(2048);
        using var certificate =
            new CertificateRequest("CN=ci", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return certificate.ExportCertificatePem();
    }

    private static Dictionary<string, string> Parameters(
        string action, params (string Name, string Value)[] parameters) =>
        new(parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)))
        {
            ["Action"] = action,
            ["Version"] = "2010-05-08",
        };
}
