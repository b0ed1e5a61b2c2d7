using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.S3;
using Amazon.S3.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Local.Services.S3;
using Guardrails.Reports;
using Guardrails.Reports.Json;

namespace Guardrails.Tests.Unit.Lambdas.ComplianceReport;

public sealed class ComplianceReportFunctionTests
{
    private const string Html = "reports/2026-11-24/report.html";

    [Fact]
    public async Task Files_stand_under_their_day_locked_and_encrypted_and_latest_names_them()
    {
        await using var site = await ReportSite.StartAsync();

        var answer = await site.ReportAsync(MadeRendering.All("one"));

        site.Objects.Keys.ShouldBe(
            [.. Renderings.All.Select(one => $"reports/2026-11-24/{one.FileName}").Append("latest.json")],
            ignoreOrder: true);
        answer.ShouldBe(Encoding.UTF8.GetString(site.Objects["latest.json"].ShouldHaveSingleItem().Body));
        ((string)site.Latest["day"]!, (bool)site.Latest["complete"]!).ShouldBe(("2026-11-24", true));
        foreach (var (file, rendering) in site.Latest["files"]!.AsArray().Zip(Renderings.All))
        {
            var version = Named(site, file!);
            ((string)file!["key"]!).ShouldEndWith(rendering.FileName);
            ((long)file["bytes"]!, (string)file["sha256"]!)
                .ShouldBe((version.Body.Length, Convert.ToHexStringLower(SHA256.HashData(version.Body))));
            (version.ContentType, version.ContentDisposition, version.KmsKey)
                .ShouldBe((rendering.ContentType, "inline", ReportSite.KeyArn));
            version.LockMode.ShouldBe("GOVERNANCE");
            version.LockedUntil!.Value.ShouldBe(ReportSite.Start.AddDays(400), TimeSpan.FromMinutes(1));
        }

        site.Objects["latest.json"][0].LockMode.ShouldBeNull("the newest list is replaced every day");
        site.Objects["latest.json"][0].KmsKey.ShouldBe(ReportSite.KeyArn);
    }

    [Fact]
    public async Task Numbers_go_to_the_ledger_and_to_CloudWatch_and_one_without_a_value_to_neither()
    {
        await using var site = await ReportSite.StartAsync();

        await site.ReportAsync(MadeRendering.All("one"));

        var row = (await site.DaysAsync()).ShouldHaveSingleItem();
        row.Key.ShouldBe(new LedgerKey("ComplianceReport/111111111111", "day/2026-11-24"));
        row.ListOf("values").ShouldContain("AccountsUnknown|14");
        row.ListOf("values").ShouldContain("RootSignInsThisQuarter|0");
        row.ListOf("values").ShouldNotContain(value => value.StartsWith("MeanTimeToRemediate"));
        var line = site.Lines[^1];
        ((long)line["_aws"]!["Timestamp"]!).ShouldBeInRange(
            ReportSite.Start.ToUnixTimeMilliseconds(), ReportSite.Start.AddMinutes(1).ToUnixTimeMilliseconds());
        ((string)line["OrganizationId"]!, (double)line["AccountsUnknown"]!, (double)line["ReportProblems"]!)
            .ShouldBe(("o-exampleorg1", 14, 0));
        line["MeanTimeToRemediate"].ShouldBeNull();
    }

    [Fact]
    public async Task The_same_day_again_writes_versions_and_loses_none()
    {
        await using var site = await ReportSite.StartAsync();
        await site.ReportAsync(MadeRendering.All("one"));
        site.Time.Advance(TimeSpan.FromMinutes(1));

        await site.ReportAsync(MadeRendering.All("two"));

        foreach (var name in Renderings.All.Select(one => one.FileName))
        {
            site.Objects[$"reports/2026-11-24/{name}"].Select(version => Encoding.UTF8.GetString(version.Body))
                .ShouldBe([$"{name}: one", $"{name}: two"]);
        }

        site.Latest["files"]!.AsArray().ShouldAllBe(file => Text(Named(site, file!)).EndsWith("two"));
        (await site.DaysAsync()).ShouldHaveSingleItem().TextOf("at")!.ShouldStartWith("2026-11-24T06:01");
    }

    [Fact]
    public async Task Every_form_shows_the_same_report_and_the_folder_goes()
    {
        await using var site = await ReportSite.StartAsync();
        var made = MadeRendering.All("one");

        await site.ReportAsync(made);

        made.Select(one => one.Report).Distinct().ShouldHaveSingleItem()!.Accounts.Count
            .ShouldBe(site.World.Accounts.Count);
        made[0].Report!.Problems.ShouldBeEmpty();
        made[0].Report!.Controls[0].SecondOpinion.ShouldNotBeNull();
        Directory.Exists(made[0].Folder).ShouldBeFalse();
    }

    [Fact]
    public async Task The_product_s_own_forms_are_written()
    {
        await using var site = await ReportSite.StartAsync();

        await site.ReportAsync(null);

        using var json = new MemoryStream(site.Objects["reports/2026-11-24/report.json"].Single().Body);
        var report = await ReportJson.ReadAsync(json, TestContext.Current.CancellationToken);
        report.Accounts.Select(one => one.Id.Value).ShouldBe(site.World.Accounts.Keys, ignoreOrder: true);
        Encoding.UTF8.GetString(site.Objects[Html].Single().Body).ShouldStartWith("<!DOCTYPE html>", Case.Insensitive);
    }

    [Fact]
    public async Task A_rendering_that_fails_fails_the_invocation_and_nothing_is_written()
    {
        await using var site = await ReportSite.StartAsync();
        await site.ReportAsync(MadeRendering.All("one"));
        var before = site.Latest.ToJsonString();
        var lines = site.Lines.Count;
        site.Time.Advance(TimeSpan.FromDays(1));
        var made = new MadeRendering(Renderings.All[^1], "two")
        {
            Failure = new InvalidOperationException("It cannot be rendered."),
        };

        await Should.ThrowAsync<InvalidOperationException>(
            () => site.ReportAsync([.. MadeRendering.All("two").SkipLast(1), made]));

        site.Latest.ToJsonString().ShouldBe(before);
        site.Objects.Count.ShouldBe(5);
        site.Lines.Count.ShouldBe(lines, "no metric, so that the alarm of a missing report sees it");
        Directory.Exists(made.Folder).ShouldBeFalse();
    }

    [Theory]
    [InlineData("s3:PutObject")]
    [InlineData("s3:PutObjectRetention")]
    [InlineData("kms:GenerateDataKey")]
    public async Task An_upload_that_is_refused_fails_the_invocation_with_a_remedy(string action)
    {
        await using var site = await ReportSite.StartAsync();
        site.Deny(action);

        var failure = await Should.ThrowAsync<AwsCallException>(() => site.ReportAsync(MadeRendering.All("one")));

        failure.Message.ShouldContain("the bucket's policy");
        site.Objects.ShouldBeEmpty();
        site.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("config:*", "AWS Config's own results could not be read: ")]
    [InlineData("sns:*", "The recipients of alerts by mail could not be read: ")]
    public async Task What_cannot_be_read_is_a_problem_of_a_report_that_is_written_all_the_same(
        string action, string problem)
    {
        await using var site = await ReportSite.StartAsync();
        site.Deny(action);
        var made = MadeRendering.All("one");

        await site.ReportAsync(made);

        made[0].Report!.Problems.ShouldHaveSingleItem().ShouldStartWith(problem);
        ((bool)site.Latest["complete"]!).ShouldBeFalse();
        site.Lines[0]["problems"]!.AsArray().Count.ShouldBe(1);
        ((double)site.Lines[^1]["ReportProblems"]!).ShouldBe(1);
    }

    [Fact]
    public async Task A_recipient_who_never_confirmed_is_a_problem()
    {
        await using var site = await ReportSite.StartAsync();
        site.Subscription.Confirmed = false;
        var made = MadeRendering.All("one");

        await site.ReportAsync(made);

        made[0].Report!.Problems.ShouldBe(
        [
            "Nobody is told of incidents by mail: the topic has no recipient who confirmed.",
            $"Recipients of alerts by mail who never confirmed: {ReportSite.Recipient}.",
        ]);
    }

    [Fact]
    public async Task Without_the_list_of_accounts_there_is_no_report()
    {
        await using var site = await ReportSite.StartAsync();
        site.Deny("organizations:*");

        await Should.ThrowAsync<AwsCallException>(() => site.ReportAsync(MadeRendering.All("one")));

        site.Objects.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_has_a_readers_link_opens_the_report_until_the_link_ends()
    {
        await using var site = await ReportSite.StartAsync();
        await site.ReportAsync(MadeRendering.All("Grüße"));
        using var anybody = new HttpClient();

        var link = await LinkAsync(site, "Auditors", TimeSpan.FromMinutes(5));
        using var opened = await anybody.GetAsync(link);

        opened.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await opened.Content.ReadAsStringAsync()).ShouldBe("report.html: Grüße");
        opened.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        opened.Content.Headers.ContentDisposition!.ToString().ShouldBe("inline");
        foreach (var (broken, code) in new[]
        {
            (link.Replace("report.html", "report.json", StringComparison.Ordinal), "SignatureDoesNotMatch"),
            (link.Replace("Expires=300", "Expires=3000", StringComparison.Ordinal), "SignatureDoesNotMatch"),
            (link[..link.IndexOf('?', StringComparison.Ordinal)], "MissingAuthenticationToken"),
            (await LinkAsync(site, "Others", TimeSpan.FromMinutes(5)), "AccessDenied"),
            (await LinkAsync(site, "Auditors", TimeSpan.FromMinutes(5), Html + "l"), "AccessDenied"),
        })
        {
            using var refused = await anybody.GetAsync(broken);
            (await refused.Content.ReadAsStringAsync()).ShouldContain(code);
            refused.IsSuccessStatusCode.ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Nobody_but_the_function_writes_and_readers_read_only()
    {
        await using var site = await ReportSite.StartAsync();
        await site.ReportAsync(MadeRendering.All("one"));

        foreach (var s3 in new[] { site.Administrators.Objects(), site.ClientsOf("Auditors").Objects() })
        {
            var refused = await Should.ThrowAsync<AmazonS3Exception>(() => s3.PutObjectAsync(new PutObjectRequest
            {
                BucketName = ReportSite.Bucket,
                Key = Html,
                ContentBody = "Forged.",
                UseChunkEncoding = false,
                ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS,
                ServerSideEncryptionKeyManagementServiceKeyId = ReportSite.KeyArn,
            }));
            refused.ErrorCode.ShouldBe("AccessDenied");
        }

        site.Objects[Html].ShouldHaveSingleItem();
    }

    private static async Task<string> LinkAsync(ReportSite site, string role, TimeSpan valid, string key = Html)
    {
        var link = await site.ClientsOf(role).Objects().GetPreSignedURLAsync(new GetPreSignedUrlRequest
        {
            BucketName = ReportSite.Bucket,
            Key = key,
            Expires = DateTime.UtcNow + valid,
            Protocol = Protocol.HTTP,
        });
        return link;
    }

    private static ObjectVersion Named(ReportSite site, JsonNode file) =>
        site.Objects[(string)file["key"]!].Single(version => version.Id == (string)file["versionId"]!);

    private static string Text(ObjectVersion version) => Encoding.UTF8.GetString(version.Body);
}
