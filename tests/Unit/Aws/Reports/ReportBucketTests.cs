using System.Text;
using System.Text.Json.Nodes;
using Amazon.S3;
using Amazon.S3.Model;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Reports;
using NSubstitute;

namespace Guardrails.Tests.Unit.Aws.Reports;

/// <summary>A bucket that can end any write, as a function that is killed does.</summary>
public sealed class ReportBucketTests : IDisposable
{
    private static readonly DateTimeOffset Yesterday = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly Dictionary<(string Key, string Version), byte[]> _written = [];
    private readonly List<string> _order = [];
    private readonly IAmazonS3 _s3 = Substitute.For<IAmazonS3>();
    private string _latest = "";
    private int _left = int.MaxValue;

    public ReportBucketTests() => _s3.PutObjectAsync(Arg.Any<PutObjectRequest>(), Arg.Any<CancellationToken>())
        .Returns(call => Task.FromResult(Put(call.Arg<PutObjectRequest>())));

    public void Dispose() => _folder.Delete(recursive: true);

    public static TheoryData<int> Writes => [.. Enumerable.Range(0, MadeFiles.All.Count + 2)];

    [Theory, MemberData(nameof(Writes))]
    public async Task An_end_between_any_two_writes_leaves_a_latest_that_names_what_is_there(int writes)
    {
        await WriteAsync(Yesterday, "one");
        var before = _latest;
        _left = writes;

        if (writes > MadeFiles.All.Count)
            await WriteAsync(Yesterday.AddDays(1), "two");
        else
            await Should.ThrowAsync<AwsCallException>(() => WriteAsync(Yesterday.AddDays(1), "two"));

        (_latest == before).ShouldBe(writes <= MadeFiles.All.Count);
        NamedShouldBeThere(writes <= MadeFiles.All.Count ? "one" : "two");
        _left = int.MaxValue;
        await WriteAsync(Yesterday.AddDays(1), "three");
        NamedShouldBeThere("three");
    }

    [Fact]
    public async Task Latest_comes_last()
    {
        await WriteAsync(Yesterday, "one");

        _order.ShouldBe(
            [.. MadeFiles.All.Select(one => $"reports/2026-11-23/{one.FileName}"), "latest.json"]);
    }

    [Fact]
    public async Task A_file_that_is_missing_writes_no_latest()
    {
        ReportFile[] files =
        [
            .. await MadeFiles.InAsync(_folder.FullName, "one"),
            new("report.pdf", "application/pdf", Path.Combine(_folder.FullName, "nowhere")),
        ];

        await Should.ThrowAsync<FileNotFoundException>(() => Bucket().WriteAsync(Yesterday, true, files, default));

        _latest.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bucket_without_versions_is_refused_before_anything_is_called_latest()
    {
        _s3.PutObjectAsync(Arg.Any<PutObjectRequest>(), Arg.Any<CancellationToken>())
            .Returns(new PutObjectResponse());

        var failure = await Should.ThrowAsync<AwsCallException>(() => WriteAsync(Yesterday, "one"));

        failure.Message.ShouldContain("the bucket reports keeps no versions");
    }

    private void NamedShouldBeThere(string text)
    {
        foreach (var file in JsonNode.Parse(_latest)!["files"]!.AsArray())
        {
            Encoding.UTF8.GetString(_written[((string)file!["key"]!, (string)file["versionId"]!)])
                .ShouldEndWith(text);
        }
    }

    private PutObjectResponse Put(PutObjectRequest request)
    {
        if (_left-- == 0)
            throw new IOException("The process was killed.");
        using var body = new MemoryStream();
        request.InputStream.CopyTo(body);
        var version = $"v{_written.Count}";
        _written[(request.Key, version)] = body.ToArray();
        _order.Add(request.Key);
        if (request.Key == "latest.json")
            _latest = Encoding.UTF8.GetString(body.ToArray());
        return new() { VersionId = version };
    }

    private ReportBucket Bucket() => new(
        _s3,
        "reports",
        "arn:aws:kms:us-east-1:222222222222:key/1",
        TimeSpan.FromDays(400),
        new(new CallTerms(_ => "try again."), TimeProvider.System));

    private async Task WriteAsync(DateTimeOffset at, string text) =>
        await Bucket().WriteAsync(at, true, await MadeFiles.InAsync(_folder.FullName, text), default);
}
