using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Evidence;
using Guardrails.Aws.Sessions;
using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace Guardrails.Tests.Unit.Aws.Evidence;

public sealed class RootAuditReaderTests
{
    private static readonly AccountId Account = AccountId.Parse("444444444444");
    private static readonly AccountId Management = AccountId.Parse("111111111111");
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTime Created = new(2017, 3, 1, 10, 0, 0, DateTimeKind.Utc);
    private static readonly DateTimeOffset CreatedAt = new(Created);

    private readonly IAmazonSecurityTokenService _sts = Substitute.For<IAmazonSecurityTokenService>();
    private readonly IAmazonIdentityManagementService _iam = Substitute.For<IAmazonIdentityManagementService>();
    private readonly List<AssumeRootRequest> _asked = [];
    private readonly List<AWSCredentials> _credentials = [];

    public RootAuditReaderTests()
    {
        _sts.AssumeRootAsync(default!, default).ReturnsForAnyArgs(call =>
        {
            if (call.Arg<AssumeRootRequest>() is { } request) // null while a test replaces this answer
                _asked.Add(request);
            return new AssumeRootResponse
            {
                Credentials = new("ASIA", "secret", "token", DateTime.UtcNow.AddMinutes(15)),
            };
        });
        _iam.ListAccessKeysAsync(default(ListAccessKeysRequest)!, default)
            .ReturnsForAnyArgs(new ListAccessKeysResponse { IsTruncated = false });
        _iam.ListMFADevicesAsync(default(ListMFADevicesRequest)!, default)
            .ReturnsForAnyArgs(new ListMFADevicesResponse { IsTruncated = false });
        _iam.ListSigningCertificatesAsync(default(ListSigningCertificatesRequest)!, default)
            .ReturnsForAnyArgs(new ListSigningCertificatesResponse { IsTruncated = false });
        _iam.GetLoginProfileAsync(default!, default)
            .ReturnsForAnyArgs(new GetLoginProfileResponse { LoginProfile = new() });
        _iam.GetAccessKeyLastUsedAsync(default!, default).ReturnsForAnyArgs(
            new GetAccessKeyLastUsedResponse { AccessKeyLastUsed = new() { ServiceName = "N/A", Region = "N/A" } });
    }

    [Theory]
    [InlineData("aws")]
    [InlineData("aws-us-gov")]
    public async Task The_session_is_for_the_audit_of_that_account_and_its_credentials_are_used(string partition)
    {
        await ReadAsync(partition: partition);

        var asked = _asked.ShouldHaveSingleItem();
        (asked.TargetPrincipal, asked.TaskPolicyArn.Arn, asked.DurationSeconds)
            .ShouldBe(("444444444444", $"arn:{partition}:iam::aws:policy/root-task/IAMAuditRootUserCredentials", 900));
        (await _credentials.ShouldHaveSingleItem().GetCredentialsAsync()).AccessKey.ShouldBe("ASIA");
    }

    [Fact]
    public async Task Everything_that_is_listed_is_read()
    {
        Keys(
            new() { AccessKeyId = "AKIA1", Status = StatusType.Active, CreateDate = Created },
            new() { AccessKeyId = "AKIA2", Status = StatusType.Inactive, CreateDate = Created });
        _iam.GetAccessKeyLastUsedAsync(
            Arg.Is<GetAccessKeyLastUsedRequest>(request => request.AccessKeyId == "AKIA1"),
            Arg.Any<CancellationToken>())
            .Returns(new GetAccessKeyLastUsedResponse { AccessKeyLastUsed = new()
            {
                LastUsedDate = Created.AddDays(1),
                ServiceName = "s3",
                Region = "us-east-1",
            } });
        _iam.ListMFADevicesAsync(default(ListMFADevicesRequest)!, default).ReturnsForAnyArgs(new ListMFADevicesResponse
        {
            IsTruncated = false,
            MFADevices =
            [
                new() { SerialNumber = "GAHT12345678" },
                new() { SerialNumber = "arn:aws:iam::444444444444:u2f/root/key" },
            ],
        });
        _iam.ListSigningCertificatesAsync(default(ListSigningCertificatesRequest)!, default)
            .ReturnsForAnyArgs(new ListSigningCertificatesResponse
            {
                IsTruncated = false,
                Certificates = [new() { CertificateId = "CERT", Status = StatusType.Inactive, UploadDate = Created }],
            });

        var audit = await AuditAsync();

        audit.ReadAt.ShouldBe(Now);
        audit.AccessKeys.Seen.Select(key => (key.Id, key.Active, key.CreatedAt)).ShouldBe(
            [("AKIA1", true, CreatedAt), ("AKIA2", false, CreatedAt)]);
        audit.AccessKeys.Seen[0].Uses.Seen.ShouldBe([new(CreatedAt.AddDays(1), "s3", "us-east-1")]);
        audit.AccessKeys.Seen[1].Uses.Any.ShouldBe(false);
        audit.MfaDevices.Seen.ShouldBe(
            [
                new("GAHT12345678", RootMfaKind.HardwareTotp),
                new("arn:aws:iam::444444444444:u2f/root/key", RootMfaKind.Fido),
            ]);
        audit.SigningCertificates.Seen.ShouldBe([new("CERT", Active: false, CreatedAt)]);
        audit.Passwords.Any.ShouldBe(true);
    }

    [Fact]
    public async Task Every_page_is_read_an_empty_one_too()
    {
        _iam.ListMFADevicesAsync(
            Arg.Is<ListMFADevicesRequest>(request => request.Marker == null), Arg.Any<CancellationToken>())
            .Returns(new ListMFADevicesResponse { IsTruncated = true, Marker = "more" });
        _iam.ListMFADevicesAsync(
            Arg.Is<ListMFADevicesRequest>(request => request.Marker == "more"), Arg.Any<CancellationToken>())
            .Returns(new ListMFADevicesResponse
            {
                IsTruncated = false,
                MFADevices = [new() { SerialNumber = "GAHT12345678" }],
            });

        (await AuditAsync()).MfaDevices.Seen.ShouldHaveSingleItem().Serial.ShouldBe("GAHT12345678");
    }

    [Fact]
    public async Task No_login_profile_is_no_password()
    {
        _iam.GetLoginProfileAsync(default!, default).ThrowsAsyncForAnyArgs(new NoSuchEntityException("none"));

        (await AuditAsync()).Passwords.Any.ShouldBe(false);
    }

    [Fact]
    public async Task The_management_account_is_not_asked()
    {
        (await ReadAsync(Management))
            .ShouldBe(RootAuditReading.None("root sessions do not reach the management account."));

        _asked.ShouldBeEmpty();
    }

    public static TheoryData<string, string> Faults()
    {
        var rows = new TheoryData<string, string>();
        foreach (var call in new[]
        {
            "sts:AssumeRoot",
            "iam:ListAccessKeys",
            "iam:GetAccessKeyLastUsed",
            "iam:ListMFADevices",
            "iam:ListSigningCertificates",
            "iam:GetLoginProfile",
        })
        foreach (var code in new[]
        {
            "AccessDenied",
            "Throttling",
            "ExpiredToken",
            "ServiceFailure",
            "RegionDisabledException",
        })
            rows.Add(call, code);
        return rows;
    }

    [Theory, MemberData(nameof(Faults))]
    public async Task A_call_that_fails_costs_its_own_list_and_names_call_and_remedy(string call, string code)
    {
        Keys(new AccessKeyMetadata { AccessKeyId = "AKIA1", Status = StatusType.Active, CreateDate = Created });
        Break(call, Fault.Of(code));

        var audit = (await ReadAsync()).Audit.ShouldNotBeNull();

        var gap = audit.Gaps.ShouldHaveSingleItem();
        gap.Reason.ShouldStartWith($"{call} failed: {code}");
        gap.Remedy.ShouldNotBeEmpty();
        gap.Refused.ShouldBe(code == "AccessDenied");
        (audit.AccessKeys.Any, audit.MfaDevices.Any, audit.SigningCertificates.Any, audit.Passwords.Any).ShouldBe((
            call is "sts:AssumeRoot" or "iam:ListAccessKeys" ? null : true,
            call is "sts:AssumeRoot" or "iam:ListMFADevices" ? null : false,
            call is "sts:AssumeRoot" or "iam:ListSigningCertificates" ? null : false,
            call is "sts:AssumeRoot" or "iam:GetLoginProfile" ? null : true));
    }

    [Fact]
    public async Task A_key_without_a_date_is_a_key_of_unknown_age()
    {
        Keys(new AccessKeyMetadata { AccessKeyId = "AKIA1", Status = StatusType.Active });

        (await AuditAsync()).AccessKeys.Seen.ShouldHaveSingleItem().CreatedAt.ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Suspended")]
    public async Task A_status_that_is_missing_or_new_is_not_taken_for_inactive(string? status)
    {
        Keys(new AccessKeyMetadata
        {
            AccessKeyId = "AKIA1",
            Status = status is null ? null : new StatusType(status),
            CreateDate = Created,
        });

        (await AuditAsync()).AccessKeys.Seen.ShouldHaveSingleItem().Active.ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_without_credentials_opens_no_session_and_is_never_read_as_the_function_itself(bool empty)
    {
        _sts.AssumeRootAsync(default!, default)
            .ReturnsForAnyArgs(new AssumeRootResponse { Credentials = empty ? new() : null });

        var audit = (await ReadAsync()).Audit.ShouldNotBeNull();

        audit.IsRead.ShouldBeFalse();
        audit.Gaps.ShouldHaveSingleItem().Reason.ShouldBe("sts:AssumeRoot failed: the answer has no credentials");
        _credentials.ShouldBeEmpty();
    }

    [Fact]
    public async Task Running_out_of_time_is_no_reading_at_all()
    {
        using var late = new CancellationTokenSource();
        _sts.AssumeRootAsync(default!, default).ReturnsForAnyArgs<AssumeRootResponse>(_ =>
        {
            late.Cancel();
            throw new OperationCanceledException(late.Token);
        });

        await Should.ThrowAsync<AwsCallException>(Reader("aws").ReadAsync(Account, late.Token));
    }

    [Fact]
    public void Sts_is_called_in_its_region()
    {
        using var client = new AmazonSecurityTokenServiceClient(
            new AnonymousAWSCredentials(),
            new AmazonSecurityTokenServiceConfig { RegionEndpoint = Amazon.RegionEndpoint.USEast1 });

        client.DetermineServiceOperationEndpoint(new AssumeRootRequest()).URL.ShouldBe(
            "https://sts.us-east-1.amazonaws.com/");
    }

    private void Break(string call, AmazonServiceException fault) => _ = call switch
    {
        "sts:AssumeRoot" => _sts.AssumeRootAsync(default!, default).ThrowsAsyncForAnyArgs(fault),
        "iam:ListAccessKeys" => _iam.ListAccessKeysAsync(default(ListAccessKeysRequest)!, default)
            .ThrowsAsyncForAnyArgs(fault),
        "iam:GetAccessKeyLastUsed" => _iam.GetAccessKeyLastUsedAsync(default!, default).ThrowsAsyncForAnyArgs(fault),
        "iam:ListMFADevices" => _iam.ListMFADevicesAsync(default(ListMFADevicesRequest)!, default)
            .ThrowsAsyncForAnyArgs(fault),
        "iam:ListSigningCertificates" => _iam.ListSigningCertificatesAsync(
            default(ListSigningCertificatesRequest)!, default).ThrowsAsyncForAnyArgs(fault),
        "iam:GetLoginProfile" => _iam.GetLoginProfileAsync(default!, default).ThrowsAsyncForAnyArgs(fault),
        _ => throw new ArgumentOutOfRangeException(nameof(call), call, "No such call."),
    };

    private void Keys(params AccessKeyMetadata[] keys) =>
        _iam.ListAccessKeysAsync(default(ListAccessKeysRequest)!, default)
            .ReturnsForAnyArgs(new ListAccessKeysResponse { AccessKeyMetadata = [.. keys], IsTruncated = false });

    private async Task<RootAudit> AuditAsync()
    {
        var audit = (await ReadAsync()).Audit.ShouldNotBeNull();
        audit.Gaps.ShouldBeEmpty();
        return audit;
    }

    private Task<RootAuditReading> ReadAsync(AccountId? account = null, string partition = "aws") =>
        Reader(partition).ReadAsync(account ?? Account, TestContext.Current.CancellationToken);

    private RootAuditReader Reader(string partition)
    {
        var time = new InstantTime(Now);
        var calls = EvaluatorCalls.InRootSession(time);
        return new(
            new RootSessions(_sts, Partition.TryParse(partition)!, calls),
            Management,
            Remember,
            calls,
            time,
            SourceLimits.OfEvaluator.Audit);
    }

    private IAmazonIdentityManagementService Remember(AWSCredentials credentials)
    {
        _credentials.Add(credentials);
        return _iam;
    }
}
