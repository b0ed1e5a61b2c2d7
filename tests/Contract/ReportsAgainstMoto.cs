using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.S3;
using Amazon.S3.Model;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Reports;
using Guardrails.Tests.Contract.Sdk;

namespace Guardrails.Tests.Contract;

/// <summary>The bucket of reports in moto: another idea of Amazon S3 than ours. It decides by no policy.</summary>
[Collection<MotoCollection>]
public sealed class ReportsAgainstMoto(MotoServer moto) : IAsyncLifetime
{
    private const string Bucket = "guardrails-reports-222222222222-us-east-1";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private AmazonS3Client _s3 = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await moto.ResetAsync();
        _s3 = new(MotoServer.Credentials, moto.Configure<AmazonS3Config>());
        await _s3.PutBucketAsync(
            new PutBucketRequest { BucketName = Bucket, ObjectLockEnabledForBucket = true }, Cancellation);
    }

    public ValueTask DisposeAsync()
    {
        _s3?.Dispose();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_report_is_locked_and_a_second_one_of_the_day_leaves_the_first()
    {
        await WriteAsync("one");
        var first = await LatestAsync();

        await WriteAsync("two");

        foreach (var (latest, text) in new[] { (first, "one"), (await LatestAsync(), "two") })
        {
            var file = latest["files"]!.AsArray().ShouldHaveSingleItem()!;
            using var answer = await _s3.GetObjectAsync(
                new GetObjectRequest
                {
                    BucketName = Bucket, Key = (string)file["key"]!, VersionId = (string)file["versionId"]!,
                },
                Cancellation);
            using var content = new StreamReader(answer.ResponseStream);
            (await content.ReadToEndAsync(Cancellation)).ShouldBe(text);
            (answer.ObjectLockMode, answer.ContentLength).ShouldBe((ObjectLockMode.Governance, (long)file["bytes"]!));
            answer.ObjectLockRetainUntilDate!.Value.ToUniversalTime().Date.ShouldBe(new DateTime(2127, 11, 1));
            await Should.ThrowAsync<AmazonS3Exception>(() => _s3.DeleteObjectAsync(
                Bucket, (string)file["key"]!, (string)file["versionId"]!, Cancellation));
        }
    }

    [Fact]
    public async Task An_auditor_opens_the_link_of_the_documented_command()
    {
        Judge.Require("aws", "--version");
        await WriteAsync("<p>Hello</p>");
        var command = DocumentedCommands.OfReports.Single(one => one.Contains(" presign ", StringComparison.Ordinal));

        var made = await RunAsync(command, moto.Endpoint);
        using var anybody = new HttpClient();
        using var opened = await anybody.GetAsync(made.Output.Trim(), Cancellation);

        made.ExitCode.ShouldBe(0, made.Error);
        opened.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await opened.Content.ReadAsStringAsync(Cancellation)).ShouldBe("<p>Hello</p>");
        opened.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        opened.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
    }

    /// <summary>Nobody is called: the CLI refuses what it does not understand before it connects.</summary>
    [Fact]
    public async Task The_other_documented_commands_are_understood()
    {
        Judge.Require("aws", "--version");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "event.json"), "{}", Cancellation);
        foreach (var command in DocumentedCommands.OfReports.Where(one => !one.Contains(" presign ")))
        {
            (await RunAsync(command, new("http://127.0.0.1:9"))).Error
                .ShouldContain("Could not connect to the endpoint URL", customMessage: command);
        }
    }

    private Task<JudgeResult> RunAsync(string command, Uri endpoint) => Judge.RunAsync(
        "sh", ["-c", command], folder: _folder.FullName, environment: new Dictionary<string, string?>
        {
            ["AWS_ENDPOINT_URL"] = endpoint.ToString().TrimEnd('/'),
            ["AWS_DEFAULT_REGION"] = "us-east-1",
            ["AWS_ACCESS_KEY_ID"] = "AKIAIOSFODNN7EXAMPLE",
            ["AWS_SECRET_ACCESS_KEY"] = "secret",
            ["AWS_MAX_ATTEMPTS"] = "1",
            ["AWS_PAGER"] = "",
            ["AWS_CONFIG_FILE"] = "/nonexistent",
        });

    private async Task WriteAsync(string text)
    {
        var path = Path.Combine(_folder.FullName, "report.html");
        await File.WriteAllTextAsync(path, text, new UTF8Encoding(false), Cancellation);

        // moto's clock is the machine's: a lock must end after it.
        var bucket = new ReportBucket(
            _s3,
            Bucket,
            "arn:aws:kms:us-east-1:222222222222:key/11111111-2222-4333-8444-555555555555",
            new DateTimeOffset(2127, 11, 1, 0, 0, 0, TimeSpan.Zero) - At,
            new(new CallTerms(_ => "try again."), TimeProvider.System));
        await bucket.WriteAsync(At, true, [new("report.html", "text/html; charset=utf-8", path)], Cancellation);
    }

    private static DateTimeOffset At => new(2026, 11, 24, 6, 0, 0, TimeSpan.Zero);

    private async Task<JsonNode> LatestAsync()
    {
        using var answer = await _s3.GetObjectAsync(Bucket, "latest.json", Cancellation);
        using var text = new StreamReader(answer.ResponseStream);
        return JsonNode.Parse(await text.ReadToEndAsync(Cancellation))!;
    }
}
