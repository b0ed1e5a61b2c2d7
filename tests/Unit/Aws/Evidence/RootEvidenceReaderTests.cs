using System.Text;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Evidence;
using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace Guardrails.Tests.Unit.Aws.Evidence;

public sealed class RootEvidenceReaderTests
{
    private static readonly AccountId Account = AccountId.Parse("444444444444");
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private readonly InstantTime _time = new(Now);
    private readonly IAmazonIdentityManagementService _iam = Substitute.For<IAmazonIdentityManagementService>();

    private readonly List<AccountId> _audited = [];
    private Func<AccountId, RootAuditReading> _audit = _ => RootAuditReading.None("not here.");

    public RootEvidenceReaderTests()
    {
        Summary(
            ("AccountAccessKeysPresent", 1),
            ("AccountMFAEnabled", 1),
            ("AccountPasswordPresent", 1),
            ("AccountSigningCertificatesPresent", 0));
        _iam.ListVirtualMFADevicesAsync(default(ListVirtualMFADevicesRequest)!, default)
            .ReturnsForAnyArgs(new ListVirtualMFADevicesResponse { IsTruncated = false });
        Generation(ReportStateType.COMPLETE);
        _iam.GetCredentialReportAsync(default(GetCredentialReportRequest)!, default).ReturnsForAnyArgs(_ => Report());
    }

    [Fact]
    public async Task Everything_readable_is_read()
    {
        var evidence = await ReadAsync();

        (evidence.Account, evidence.Summary.ReadAt, evidence.VirtualMfa.ReadAt).ShouldBe((Account, Now, Now));
        evidence.Summary.ShouldBe(new(
            Now, AccessKeysPresent: true, MfaEnabled: true, PasswordPresent: true, SigningCertificatesPresent: false));
        evidence.VirtualMfa.Serials.Any.ShouldBe(false);
        evidence.Gaps.ShouldBeEmpty();
        evidence.Report.Row!.GeneratedAt.ShouldBe(Now.AddHours(-1));
        evidence.Report.Row.Keys.Seen[0].Active.ShouldBeTrue();
    }

    [Fact]
    public async Task A_summary_that_is_silent_on_the_password_says_nothing_of_it()
    {
        Summary(("AccountAccessKeysPresent", 2), ("AccountMFAEnabled", 0), ("AccountSigningCertificatesPresent", 0));

        (await ReadAsync()).Summary.ShouldBe(new(
            Now, AccessKeysPresent: true, MfaEnabled: false, PasswordPresent: null, SigningCertificatesPresent: false));
    }

    [Theory]
    [InlineData("AccountAccessKeysPresent")]
    [InlineData("AccountMFAEnabled")]
    [InlineData("AccountSigningCertificatesPresent")]
    public async Task A_summary_without_a_deciding_number_lacks_that_number_alone(string missing)
    {
        Summary([.. new[] { "AccountAccessKeysPresent", "AccountMFAEnabled", "AccountSigningCertificatesPresent" }
            .Where(key => key != missing).Select(key => (key, 0))]);

        var summary = (await ReadAsync()).Summary;

        new[] { summary.AccessKeysPresent, summary.MfaEnabled, summary.SigningCertificatesPresent }
            .Count(said => said is null).ShouldBe(1);
        summary.Gap.ShouldNotBeNull().Reason.ShouldBe($"iam:GetAccountSummary failed: the answer has no {missing}");
    }

    [Fact]
    public async Task Virtual_devices_of_root_are_found_by_their_user_on_every_page()
    {
        _iam.ListVirtualMFADevicesAsync(
            Arg.Is<ListVirtualMFADevicesRequest>(request => request.Marker == null), Arg.Any<CancellationToken>())
            .Returns(new ListVirtualMFADevicesResponse
            {
                IsTruncated = true,
                Marker = "more",
                VirtualMFADevices = [Device("alice-phone", "user/alice")],
            });
        _iam.ListVirtualMFADevicesAsync(
            Arg.Is<ListVirtualMFADevicesRequest>(request => request.Marker == "more"), Arg.Any<CancellationToken>())
            .Returns(new ListVirtualMFADevicesResponse
            {
                IsTruncated = false,
                VirtualMFADevices = [Device("any-name", "root")],
            });

        (await ReadAsync()).VirtualMfa.Serials.Seen.ShouldBe(["any-name"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_assigned_device_without_a_user_is_a_gap_as_it_may_be_roots_and_the_others_are_read(bool user)
    {
        _iam.ListVirtualMFADevicesAsync(default(ListVirtualMFADevicesRequest)!, default).ReturnsForAnyArgs(
            new ListVirtualMFADevicesResponse
            {
                IsTruncated = false,
                VirtualMFADevices =
                [
                    new() { SerialNumber = "nobody's", User = user ? new() : null }, Device("phone", "root"),
                ],
            });

        var serials = (await ReadAsync()).VirtualMfa.Serials;

        serials.Seen.ShouldBe(["phone"]);
        serials.Gap.ShouldNotBeNull().Reason
            .ShouldBe("iam:ListVirtualMFADevices failed: the answer has no user for the assigned device nobody's");
    }

    [Fact]
    public async Task A_summary_and_a_list_that_are_refused_are_gaps_and_the_rest_is_read()
    {
        _iam.GetAccountSummaryAsync(default(GetAccountSummaryRequest)!, default)
            .ThrowsAsyncForAnyArgs(Fault.Of("AccessDenied"));
        _iam.ListVirtualMFADevicesAsync(default(ListVirtualMFADevicesRequest)!, default)
            .ThrowsAsyncForAnyArgs(Fault.Of("Throttling"));

        var evidence = await ReadAsync();

        evidence.Summary.IsRead.ShouldBeFalse();
        evidence.VirtualMfa.Serials.Any.ShouldBeNull();
        evidence.Gaps.Select(gap => (gap.Reason.Split(' ')[0], gap.Refused))
            .ShouldBe([("iam:GetAccountSummary", true), ("iam:ListVirtualMFADevices", false)]);
        _audited.ShouldBe([Account]);
    }

    [Fact]
    public async Task A_report_that_takes_its_time_is_waited_for()
    {
        _iam.GenerateCredentialReportAsync(default(GenerateCredentialReportRequest)!, default).ReturnsForAnyArgs(
            new GenerateCredentialReportResponse { State = ReportStateType.STARTED },
            new GenerateCredentialReportResponse { State = ReportStateType.INPROGRESS },
            new GenerateCredentialReportResponse { State = ReportStateType.COMPLETE });

        (await ReadAsync()).Report.Row.ShouldNotBeNull();
        _time.Waits.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_report_that_expires_between_two_calls_is_made_again()
    {
        var calls = 0;
        _iam.GetCredentialReportAsync(default(GetCredentialReportRequest)!, default)
            .ReturnsForAnyArgs(_ => calls++ == 0 ? throw new CredentialReportExpiredException("expired") : Report());

        (await ReadAsync()).Report.Row.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_report_that_is_never_ready_is_recorded_and_does_not_fail_the_evidence()
    {
        Generation(ReportStateType.INPROGRESS);

        (await ReadAsync()).Report.ShouldBe(new(
            Row: null,
            new(
                "iam:GenerateCredentialReport failed: IAM was still making the credential report",
                "none needed, as the next evaluation finds it; "
                + "if this persists, generate one in the account's IAM console.")));
        _time.Waits.Sum(wait => wait.TotalSeconds).ShouldBeLessThan(10);
    }

    [Theory]
    [InlineData("AccessDenied")]
    [InlineData("Throttling")]
    [InlineData("LimitExceeded")]
    public async Task A_report_that_is_refused_is_recorded_and_does_not_fail_the_evidence(string code)
    {
        _iam.GetCredentialReportAsync(default(GetCredentialReportRequest)!, default)
            .ThrowsAsyncForAnyArgs(Fault.Of(code));

        var report = (await ReadAsync()).Report;
        report.Row.ShouldBeNull();
        report.Gap.ShouldNotBeNull().Reason.ShouldContain(code);
    }

    [Fact]
    public async Task A_root_session_is_opened_also_where_the_summary_shows_nothing_as_it_may_not_count_an_inactive_key()
    {
        Summary(
            ("AccountAccessKeysPresent", 0),
            ("AccountMFAEnabled", 0),
            ("AccountPasswordPresent", 0),
            ("AccountSigningCertificatesPresent", 0));

        (await ReadAsync()).Audit.ShouldBe(RootAuditReading.None("not here."));

        _audited.ShouldBe([Account]);
    }

    [Fact]
    public async Task What_decides_most_is_read_last_so_that_it_is_never_the_older_one()
    {
        await ReadAsync();

        _iam.ReceivedCalls().Select(call => call.GetMethodInfo().Name).ShouldBe(
            [
                "GenerateCredentialReportAsync",
                "GetCredentialReportAsync",
                "GetAccountSummaryAsync",
                "ListVirtualMFADevicesAsync",
            ]);
        _iam.ClearReceivedCalls();
        _audit = _ => throw new InvalidOperationException(string.Join(", ", _iam.ReceivedCalls().Count()));
        (await Should.ThrowAsync<InvalidOperationException>(ReadAsync())).Message.ShouldBe("4");
    }

    [Fact]
    public async Task Running_out_of_time_is_no_evidence_even_if_only_the_report_is_missing()
    {
        using var late = new CancellationTokenSource();
        _iam.GenerateCredentialReportAsync(default(GenerateCredentialReportRequest)!, default)
            .ReturnsForAnyArgs<GenerateCredentialReportResponse>(_ =>
            {
                late.Cancel();
                throw new OperationCanceledException(late.Token);
            });

        await Should.ThrowAsync<AwsCallException>(Reader.ReadAsync(Account, Now, late.Token));
    }

    /// <summary>One source must not use up the time of the others: what they show is to be reported.</summary>
    [Fact]
    public async Task A_source_that_takes_too_long_costs_itself_alone()
    {
        _iam.ListVirtualMFADevicesAsync(default(ListVirtualMFADevicesRequest)!, default).ReturnsForAnyArgs(
            async call =>
            {
                await Task.Delay(Timeout.Infinite, call.Arg<CancellationToken>());
                return new ListVirtualMFADevicesResponse();
            });
        var limits = SourceLimits.OfEvaluator with { Call = TimeSpan.FromMilliseconds(50) };

        var evidence = await new RootEvidenceReader(
            _iam, EvaluatorCalls.At(TimeProvider.System), AuditAsync, TimeProvider.System, limits)
            .ReadAsync(Account, Now, TestContext.Current.CancellationToken);

        evidence.VirtualMfa.Serials.Gap.ShouldNotBeNull().Reason.ShouldContain("no answer before the deadline");
        evidence.Summary.AccessKeysPresent.ShouldNotBeNull();
        _audited.ShouldBe([Account]);
    }

    [Theory]
    [InlineData("AccountAccessKeysPresent")]
    [InlineData("AccountMFAEnabled")]
    [InlineData("AccountSigningCertificatesPresent")]
    public async Task A_number_that_counts_nothing_is_a_gap(string entry)
    {
        Summary(
        [
            .. new[] { "AccountAccessKeysPresent", "AccountMFAEnabled", "AccountSigningCertificatesPresent" }
                .Select(name => (name, name == entry ? -1 : 0)),
        ]);

        (await ReadAsync()).Summary.Gap.ShouldNotBeNull().Reason.ShouldContain(entry);
    }

    [Fact]
    public async Task A_number_of_passwords_that_counts_nothing_says_nothing_of_them()
    {
        Summary(("AccountPasswordPresent", -1));

        (await ReadAsync()).Summary.PasswordPresent.ShouldBeNull();
    }

    private RootEvidenceReader Reader =>
        new(_iam, EvaluatorCalls.At(_time), AuditAsync, _time, SourceLimits.OfEvaluator);

    private Task<RootEvidence> ReadAsync() =>
        Reader.ReadAsync(Account, Now, TestContext.Current.CancellationToken);

    private Task<RootAuditReading> AuditAsync(AccountId account, CancellationToken cancellation)
    {
        _audited.Add(account);
        return Task.FromResult(_audit(account));
    }

    private void Summary(params (string Key, int Count)[] map) =>
        _iam.GetAccountSummaryAsync(default(GetAccountSummaryRequest)!, default)
            .ReturnsForAnyArgs(
                new GetAccountSummaryResponse { SummaryMap = map.ToDictionary(pair => pair.Key, pair => pair.Count) });

    private void Generation(ReportStateType state) =>
        _iam.GenerateCredentialReportAsync(default(GenerateCredentialReportRequest)!, default)
            .ReturnsForAnyArgs(new GenerateCredentialReportResponse { State = state });

    private static VirtualMFADevice Device(string serial, string user) =>
        new() { SerialNumber = serial, User = new() { Arn = $"arn:aws:iam::444444444444:{user}" } };

    private static GetCredentialReportResponse Report() => new()
    {
        GeneratedTime = Now.AddHours(-1).UtcDateTime,
        Content = new MemoryStream(Encoding.UTF8.GetBytes(
            "user,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,"
            + "access_key_1_last_used_region,access_key_1_last_used_service,"
            + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,"
            + "access_key_2_last_used_region,access_key_2_last_used_service,"
            + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated\n"
            + "<root_account>,true,2017-03-01T10:00:00+00:00,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A")),
    };
}
