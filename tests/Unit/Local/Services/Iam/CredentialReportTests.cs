using System.Text;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Services.Iam;

public sealed class CredentialReportTests
{
    private readonly LocalWorld _aws = new();

    private async Task<Dictionary<string, string>> RootRowAsync(string account)
    {
        var content = (await _aws.CallAsync(
            _aws.AdministratorOf(account), "iam", "GetCredentialReport"))["Content"]!.GetValue<byte[]>();
        var lines = Encoding.UTF8.GetString(content).Split('\n').Select(line => line.Split(',')).ToList();
        lines[0].Length.ShouldBe(23);
        return lines[0].Zip(lines[1]).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private async Task<string> GenerateAsync(string account) =>
        (await _aws.CallAsync(_aws.AdministratorOf(account), "iam", "GenerateCredentialReport"))["State"]!
            .GetValue<string>();

    [Fact]
    public async Task A_report_that_nobody_asked_for_is_not_present()
    {
        var error = await _aws.RefusalAsync(_aws.AdministratorOf(LocalWorld.Payments), "iam", "GetCredentialReport");

        (error.Code, error.Status).ShouldBe(("ReportNotPresent", 410));
    }

    [Fact]
    public async Task A_report_is_started_then_complete()
    {
        (await GenerateAsync(LocalWorld.Payments)).ShouldBe("STARTED");
        (await GenerateAsync(LocalWorld.Payments)).ShouldBe("COMPLETE");

        var row = await RootRowAsync(LocalWorld.Payments);
        row["user"].ShouldBe("<root_account>");
        row["arn"].ShouldBe("arn:aws:iam::444444444444:root");
        row["password_enabled"].ShouldBe("true");
        row["mfa_active"].ShouldBe("true");
        row["access_key_1_active"].ShouldBe("true");
        row["access_key_1_last_rotated"].ShouldBe("2017-03-14T10:12:00+00:00");
        row["access_key_1_last_used_service"].ShouldBe("s3");
        row["access_key_2_active"].ShouldBe("false");
        row["access_key_2_last_rotated"].ShouldBe("N/A");
    }

    [Fact]
    public async Task Whoever_asks_right_after_the_start_is_told_to_wait()
    {
        await GenerateAsync(LocalWorld.Payments);

        var error = await _aws.RefusalAsync(_aws.AdministratorOf(LocalWorld.Payments), "iam", "GetCredentialReport");

        (error.Code, error.Status).ShouldBe(("ReportInProgress", 404));
        await RootRowAsync(LocalWorld.Payments);
    }

    [Fact]
    public async Task A_report_stays_the_same_for_four_hours_and_then_expires()
    {
        await GenerateAsync(LocalWorld.Payments);
        await GenerateAsync(LocalWorld.Payments);
        await _aws.CallAsync(
            _aws.RootOf(LocalWorld.Payments),
            "iam",
            "DeleteAccessKey",
            new() { ["AccessKeyId"] = "AKIAPAYMENTSPROD0001" });
        _aws.Clock.Move(TimeSpan.FromHours(3.9));
        (await GenerateAsync(LocalWorld.Payments)).ShouldBe("COMPLETE");
        (await RootRowAsync(LocalWorld.Payments))["access_key_1_active"].ShouldBe("true");

        _aws.Clock.Move(TimeSpan.FromHours(0.1));

        (await _aws.RefusalAsync(_aws.AdministratorOf(LocalWorld.Payments), "iam", "GetCredentialReport")).Code
            .ShouldBe("ReportExpired");
        (await GenerateAsync(LocalWorld.Payments)).ShouldBe("STARTED");
        (await GenerateAsync(LocalWorld.Payments)).ShouldBe("COMPLETE");
        (await RootRowAsync(LocalWorld.Payments))["access_key_1_active"].ShouldBe("false");
    }

    [Fact]
    public async Task An_inactive_key_looks_like_no_key()
    {
        await GenerateAsync("666666666666");
        await GenerateAsync("666666666666");

        (await RootRowAsync("666666666666"))["access_key_1_active"].ShouldBe("false");
    }
}
