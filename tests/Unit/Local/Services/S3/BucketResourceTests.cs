using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Services.S3;

public sealed class BucketResourceTests : IAsyncLifetime
{
    private const string Allowed =
        """{"Effect":"Allow","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::logs/*"}""";

    private readonly Site _site = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("Logs", "arn:aws:s3:::Logs", "InvalidBucketName")]
    [InlineData("logs", "arn:aws:s3:::other/*", "MalformedPolicy: Policy has invalid resource: arn:aws:s3:::other/*")]
    public async Task A_bucket_or_policy_that_Amazon_S3_would_refuse_is_refused(
        string name, string resource, string message) =>
        (await _site.FailAsync(Site.Delegated, Bucket(
            name, $$"""{"Effect":"Allow","Principal":"*","Action":"s3:PutObject","Resource":"{{resource}}"}""")))
            .ShouldContain(message);

    [Fact]
    public async Task A_bucket_name_is_taken_once()
    {
        await _site.DeployAsync(Site.Delegated, Bucket("logs", Allowed));
        (await _site.FailAsync("444444444444", Bucket("logs", Allowed))).ShouldContain("BucketAlreadyExists");
    }

    private static string Bucket(string name, params string[] statements) => $$"""
        "Bucket":{"Type":"AWS::S3::Bucket","Properties":{"BucketName":"{{name}}"} },
        "BucketPolicy":{"Type":"AWS::S3::BucketPolicy","Properties":{"Bucket":{"Ref":"Bucket"},
          "PolicyDocument":{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]} } }
        """;
}
