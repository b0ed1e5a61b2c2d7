using System.Net;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Guardrails.Aws;
using Guardrails.Core.Ids;
using Guardrails.Local;
using Guardrails.Local.Authorization;
using Guardrails.Local.Services.CloudWatch;
using Guardrails.Local.Services.S3;
using Metric = Guardrails.Local.Calls.Metric;

namespace Guardrails.Tests.Synth;

/// <summary>The daily report of the synthesized example, from the schedule to an auditor's browser.</summary>
public sealed class LocalReport(Synthesis synthesis)
{
    private const string Bucket = "guardrails-reports-222222222222-us-east-1";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_schedule_makes_a_report_its_metrics_and_a_link_that_opens()
    {
        var clock = new Clock();
        await using var aws = await LocalOrganization.StartAsync(
            LocalOrganization.Sample(), new() { Time = clock }, Cancellation);
        await aws.DeployAsync(synthesis.Example.Folder, progress: null, Cancellation);
        aws.Confirm("cloud-security@example.com");

        await new Watched(aws, clock).PassAsync(TimeSpan.FromHours(25));

        var objects = aws.World.Of<S3State>().Buckets[Bucket].Objects;
        var latest = JsonNode.Parse(objects["latest.json"][^1].Body)!;
        ((bool)latest["complete"]!).ShouldBeTrue();
        var key = (string)latest["files"]![0]!["key"]!;
        (objects[key][^1].LockMode, objects[key][^1].KmsKey!.Split('/')[0])
            .ShouldBe(("GOVERNANCE", "arn:aws:kms:us-east-1:222222222222:key"));
        aws.World.Of<CloudWatchState>().Data[new Metric(
            "222222222222", "us-east-1", "Guardrails", "ReportProblems", "OrganizationId", "o-exampleorg1")]
            .ShouldAllBe(point => point.Value == 0);
        aws.World.Of<CloudWatchState>().Dashboards.Keys
            .ShouldBe(["arn:aws:cloudwatch::222222222222:dashboard/Guardrails"]);

        using var anybody = new HttpClient();
        using var opened = await anybody.GetAsync(await LinkAsync(aws, key), Cancellation);
        opened.StatusCode.ShouldBe(HttpStatusCode.OK);
        opened.Content.Headers.ContentDisposition!.ToString().ShouldBe("inline");
    }

    /// <summary>A link by the role that the example names as a reader, in another account.</summary>
    private static async Task<string> LinkAsync(LocalOrganization aws, string key)
    {
        var world = aws.World;
        var role = world.NewRole(world.Account("333333333333"), "Auditors", "{}");
        role.InlinePolicies["Read"] =
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","kms:Decrypt"],"Resource":"*"}]}""";
        var session = world.Of<Sessions>()
            .Issue(new RoleSession(role, "auditor", []), world.Now.AddHours(1)).Credentials;
        using var s3 = new AwsClients(AwsClients.Impatient, settings =>
        {
            settings.ServiceURL = aws.Endpoint.ToString();
            settings.AuthenticationRegion = "us-east-1";
            settings.DefaultAWSCredentials =
                new SessionAWSCredentials(session.AccessKeyId, session.SecretAccessKey, session.SessionToken);
        }).Objects();
        return await s3.GetPreSignedURLAsync(new GetPreSignedUrlRequest
        {
            BucketName = Bucket,
            Key = key,
            Expires = DateTime.UtcNow.AddMinutes(5),
            Protocol = Protocol.HTTP,
        });
    }
}
