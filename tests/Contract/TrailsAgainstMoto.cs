using Amazon.CloudTrail;
using Amazon.CloudTrail.Model;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Trails;
using Guardrails.Core.Trails;
using Guardrails.Tests.Contract.Sdk;

namespace Guardrails.Tests.Contract;

/// <summary>Trails that moto made up: another idea of CloudTrail than ours. It knows one account only.</summary>
[Collection<MotoCollection>]
public sealed class TrailsAgainstMoto(MotoServer moto) : IAsyncLifetime
{
    private const string Target = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.";
    private const string Arn = "arn:aws:cloudtrail:us-east-1:123456789012:trail/organization";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await moto.ResetAsync();
        using var http = new HttpClient();
        using var bucket = await http.PutAsync(new Uri(moto.Endpoint, "trail-bucket"), content: null, Cancellation);
        bucket.EnsureSuccessStatusCode();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_account_without_trails_reads_none() => (await ReadAsync()).ShouldBeEmpty();

    [Fact]
    public async Task A_new_trail_of_the_organization_covers_once_it_logs()
    {
        await CreateAsync();
        TrailCoverage.Of(await ReadAsync()).Causes.ShouldBe([$"{Arn} is not logging."]);

        await ArrangeAsync("StartLogging", """{"Name":"organization"}""");

        var trail = (await ReadAsync()).ShouldHaveSingleItem();
        (trail.Arn, trail.HomeRegion, trail.IsOrganization, trail.IsMultiRegion, trail.IsLogging)
            .ShouldBe((Arn, "us-east-1", true, true, true));
        trail.Failures.ShouldBeEmpty();
        TrailCoverage.Of([trail]).Coverage.ShouldBe(Coverage.All, "moto gives no selectors; none were changed");
    }

    [Fact]
    public async Task A_trail_of_one_Region_or_of_the_account_covers_nobody()
    {
        await CreateAsync(multiRegion: false);
        TrailCoverage.Of(await ReadAsync()).Causes.ShouldBe([$"{Arn} logs us-east-1 only."]);

        await ArrangeAsync("UpdateTrail", """{"Name":"organization","IsOrganizationTrail":false}""");
        TrailCoverage.Of(await ReadAsync()).Causes.ShouldBe(["No trail of the organization was found."]);
    }

    [Theory]
    [InlineData("""
        "EventSelectors":[{"ReadWriteType":"WriteOnly","IncludeManagementEvents":true,
         "ExcludeManagementEventSources":["kms.amazonaws.com"]}]
        """, Coverage.WritesOnly, "kms.amazonaws.com")]
    [InlineData("""
        "AdvancedEventSelectors":[{"Name":"all","FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]},
         {"Field":"eventSource","NotEquals":["kms.amazonaws.com"]}]}]
        """, Coverage.All, "kms.amazonaws.com")]
    [InlineData("""
        "AdvancedEventSelectors":[{"FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]},
         {"Field":"eventSource","StartsWith":["kms"]}]}]
        """, Coverage.Unknown, "")]
    public async Task Selectors_are_read_as_they_were_put(string selectors, Coverage coverage, string except)
    {
        await CreateAsync();
        await ArrangeAsync("StartLogging", """{"Name":"organization"}""");
        await ArrangeAsync("PutEventSelectors", $$"""{"TrailName":"organization",{{selectors}}}""");

        var read = TrailCoverage.Of(await ReadAsync());

        read.Coverage.ShouldBe(coverage);
        string.Join(' ', read.Except).ShouldBe(except);
    }

    [Fact]
    public async Task A_trail_at_home_in_another_Region_is_listed_here_and_asked_for_there()
    {
        await ArrangeAsync(
            "CreateTrail",
            """
            {"Name":"organization","S3BucketName":"trail-bucket","IsMultiRegionTrail":true,"IsOrganizationTrail":true}
            """,
            "eu-west-1");
        var regions = new List<string>();

        var trail = (await ReadAsync(regions)).ShouldHaveSingleItem();

        trail.HomeRegion.ShouldBe("eu-west-1");
        (trail.IsLogging, trail.Failures.Count).ShouldBe((false, 0));
        regions.ShouldBe(["us-east-1", "eu-west-1", "eu-west-1"]);
        using var elsewhere = ClientIn("us-east-1");
        await Should.ThrowAsync<TrailNotFoundException>(() => elsewhere.GetEventSelectorsAsync(
            new GetEventSelectorsRequest { TrailName = trail.Arn }, Cancellation));
    }

    [Fact]
    public async Task A_trail_that_is_not_there_is_its_own_exception()
    {
        using var client = ClientIn("us-east-1");

        await Should.ThrowAsync<TrailNotFoundException>(() => client.GetTrailStatusAsync(
            new GetTrailStatusRequest { Name = Arn }, Cancellation));
    }

    private Task CreateAsync(bool multiRegion = true) => ArrangeAsync(
        "CreateTrail",
        $$"""
        {"Name":"organization","S3BucketName":"trail-bucket","IsOrganizationTrail":true,
         "IncludeGlobalServiceEvents":true,"IsMultiRegionTrail":{{(multiRegion ? "true" : "false")}}}
        """);

    private Task ArrangeAsync(string operation, string body, string region = "us-east-1") =>
        moto.ArrangeJsonAsync("cloudtrail", Target + operation, body, region);

    private AmazonCloudTrailClient ClientIn(string region)
    {
        var settings = moto.Configure<AmazonCloudTrailConfig>();
        settings.AuthenticationRegion = region;
        return new(MotoServer.Credentials, settings);
    }

    private Task<IReadOnlyList<TrailReading>> ReadAsync(List<string>? regions = null)
    {
        var calls = new AwsCalls(new CallTerms(_ => "try again."), TimeProvider.System);
        return new TrailReader(Called, "us-east-1", calls).ReadAsync(Cancellation);

        AmazonCloudTrailClient Called(string region)
        {
            regions?.Add(region);
            return ClientIn(region);
        }
    }
}
