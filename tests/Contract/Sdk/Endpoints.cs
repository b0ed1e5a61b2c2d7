using System.Net;
using System.Text.Json;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.Account;
using Amazon.Account.Model;
using Amazon.CloudTrail;
using Amazon.CloudTrail.Model;
using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Lambda;
using Amazon.Lambda.Model;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Guardrails.Core.Ids;

namespace Guardrails.Tests.Contract.Sdk;

/// <summary>The endpoint of a request, and the region that signs it.</summary>
public sealed class Endpoints
{
    /// <summary>
    /// The endpoint in each Region of the partitions that the product knows, and its FIPS endpoint where AWS has one.
    /// </summary>
    private const string Script = """
        import json, sys, botocore.loaders, botocore.endpoint_provider as provider
        loader = botocore.loaders.create_loader()
        partitions = loader.load_data("partitions")
        rules = provider.EndpointProvider(
            loader.load_service_model(sys.argv[1], "endpoint-rule-set-1"), partitions)
        def endpoint(region, fips):
            return {"Region": region, "Fips": fips, "Url": rules.resolve_endpoint(
                Region=region, UseFIPS=fips, UseDualStack=False).url}
        print(json.dumps([endpoint(region, fips)
            for partition in partitions["partitions"] if partition["id"] in ("aws", "aws-us-gov", "aws-cn")
            for region in partition["regions"] if not region.endswith("-global")
            for fips in (False, True) if not (fips and partition["id"] == "aws-cn")]))
        """;

    [Theory]
    [InlineData("organizations", "eu-central-1", "https://organizations.us-east-1.amazonaws.com/", "us-east-1")]
    [InlineData(
        "organizations", "us-gov-east-1", "https://organizations.us-gov-west-1.amazonaws.com/", "us-gov-west-1")]
    [InlineData(
        "organizations", "cn-north-1", "https://organizations.cn-northwest-1.amazonaws.com.cn/", "cn-northwest-1")]
    [InlineData("iam", "eu-central-1", "https://iam.amazonaws.com/", "us-east-1")]
    [InlineData("iam", "us-gov-east-1", "https://iam.us-gov.amazonaws.com/", "us-gov-west-1")]
    [InlineData("iam", "cn-northwest-1", "https://iam.cn-north-1.amazonaws.com.cn/", "cn-north-1")]
    [InlineData("config", "eu-central-1", "https://config.eu-central-1.amazonaws.com/", "eu-central-1")]
    [InlineData("config", "us-gov-west-1", "https://config.us-gov-west-1.amazonaws.com/", "us-gov-west-1")]
    [InlineData("config", "cn-north-1", "https://config.cn-north-1.amazonaws.com.cn/", "cn-north-1")]
    [InlineData("cloudformation", "us-east-1", "https://cloudformation.us-east-1.amazonaws.com/", "us-east-1")]
    [InlineData("sns", "cn-north-1", "https://sns.cn-north-1.amazonaws.com.cn/", "cn-north-1")]
    [InlineData("lambda", "eu-central-1", "https://lambda.eu-central-1.amazonaws.com/", "eu-central-1")]
    [InlineData("account", "eu-west-1", "https://account.us-east-1.amazonaws.com/", "us-east-1")]
    [InlineData("cloudtrail", "eu-west-1", "https://cloudtrail.eu-west-1.amazonaws.com/", "eu-west-1")]
    public async Task Each_partition_has_its_endpoint_and_signing_region(
        string service, string region, string url, string signingRegion)
    {
        var wire = Answering(service);

        await CallAsync(service, config => wire.Configure(config, region));

        var request = wire.Requests.ShouldHaveSingleItem();
        Endpoint(request).ShouldBe(url);
        request.Scope.ShouldBe($"{signingRegion}/{service}");
    }

    [Theory]
    [InlineData("organizations", "eu-central-1", "https://organizations-fips.us-east-1.amazonaws.com/", "us-east-1")]
    [InlineData(
        "organizations", "us-gov-east-1", "https://organizations.us-gov-west-1.amazonaws.com/", "us-gov-west-1")]
    [InlineData("iam", "us-west-2", "https://iam-fips.amazonaws.com/", "us-east-1")]
    [InlineData("iam", "us-gov-east-1", "https://iam.us-gov.amazonaws.com/", "us-gov-west-1")]
    [InlineData("config", "us-east-2", "https://config-fips.us-east-2.amazonaws.com/", "us-east-2")]
    [InlineData("config", "us-gov-east-1", "https://config.us-gov-east-1.amazonaws.com/", "us-gov-east-1")]
    [InlineData(
        "cloudformation", "us-gov-west-1", "https://cloudformation.us-gov-west-1.amazonaws.com/", "us-gov-west-1")]
    [InlineData("sns", "us-gov-west-1", "https://sns.us-gov-west-1.amazonaws.com/", "us-gov-west-1")]
    [InlineData("lambda", "us-gov-west-1", "https://lambda-fips.us-gov-west-1.amazonaws.com/", "us-gov-west-1")]
    [InlineData("cloudtrail", "us-gov-west-1", "https://cloudtrail.us-gov-west-1.amazonaws.com/", "us-gov-west-1")]
    public async Task Fips_endpoint_is_used_where_it_is_asked_for(
        string service, string region, string url, string signingRegion)
    {
        var wire = Answering(service);

        await CallAsync(service, config => wire.Configure(config, region).UseFIPSEndpoint = true);

        var request = wire.Requests.ShouldHaveSingleItem();
        Endpoint(request).ShouldBe(url);
        request.Scope.ShouldBe($"{signingRegion}/{service}");
    }

    [Theory]
    [InlineData("organizations")]
    [InlineData("iam")]
    [InlineData("config")]
    [InlineData("cloudformation")]
    [InlineData("sns")]
    [InlineData("lambda")]
    [InlineData("account")]
    [InlineData("cloudtrail")]
    public async Task Every_endpoint_is_botocores(string service)
    {
        Judge.Require("python3", "-c", "import botocore");
        var judged = await Judge.RunAsync("python3", ["-c", Script, service]);
        judged.ExitCode.ShouldBe(0, judged.Error);

        var endpoints = JsonSerializer.Deserialize<List<BotocoreEndpoint>>(judged.Output)!;

        endpoints.Count.ShouldBeGreaterThan(50);
        foreach (var (region, fips, url) in endpoints)
        {
            var wire = Answering(service);
            await CallAsync(service, config => wire.Configure(config, region).UseFIPSEndpoint = fips);
            Endpoint(wire.Requests.ShouldHaveSingleItem()).ShouldBe(url + "/", $"{region}, FIPS {fips}");
        }
    }

    [Theory]
    [InlineData("organizations", true, false, "cn-north-1")]
    [InlineData("config", true, false, "cn-north-1")]
    [InlineData("iam", false, true, "us-east-1")]
    public async Task An_endpoint_that_is_not_known_is_an_error_and_no_other_one(
        string service, bool fips, bool dualStack, string region)
    {
        var wire = Answering(service);

        var error = await Should.ThrowAsync<AmazonClientException>(() => CallAsync(service, config =>
        {
            wire.Configure(config, region).UseFIPSEndpoint = fips;
            config.UseDualstackEndpoint = dualStack;
        }));

        error.Message.ShouldContain(fips ? "FIPS" : "dual-stack");
        error.Message.ShouldContain(service);
        wire.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_configured_url_is_not_called_where_a_FIPS_endpoint_is_asked_for()
    {
        var wire = Answering("iam");

        await Should.ThrowAsync<AmazonClientException>(() => CallAsync("iam", config =>
        {
            wire.Configure(config).UseFIPSEndpoint = true;
            config.ServiceURL = "http://127.0.0.1:4566";
        }));

        wire.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("organizations")]
    [InlineData("iam")]
    [InlineData("config")]
    [InlineData("cloudformation")]
    [InlineData("sns")]
    [InlineData("lambda")]
    [InlineData("cloudtrail")]
    public async Task Configured_url_wins(string service)
    {
        var wire = Answering(service);

        await CallAsync(service, config =>
        {
            wire.Configure(config, region: null);
            config.ServiceURL = "http://127.0.0.1:4566";
            config.AuthenticationRegion = "eu-central-1";
        });

        var request = wire.Requests.ShouldHaveSingleItem();
        Endpoint(request).ShouldBe("http://127.0.0.1:4566/");
        request.Scope.ShouldBe($"eu-central-1/{service}");
    }

    [Theory]
    [InlineData("organizations", "AWS_ENDPOINT_URL_ORGANIZATIONS")]
    [InlineData("iam", "AWS_ENDPOINT_URL_IAM")]
    [InlineData("config", "AWS_ENDPOINT_URL_CONFIG_SERVICE")]
    [InlineData("cloudformation", "AWS_ENDPOINT_URL_CLOUDFORMATION")]
    [InlineData("sns", "AWS_ENDPOINT_URL_SNS")]
    [InlineData("lambda", "AWS_ENDPOINT_URL_LAMBDA")]
    [InlineData("cloudtrail", "AWS_ENDPOINT_URL_CLOUDTRAIL")]
    public async Task Endpoint_variable_of_the_environment_wins_over_the_region(string service, string variable)
    {
        var wire = Answering(service);
        Environment.SetEnvironmentVariable(variable, "http://127.0.0.1:4567");
        try
        {
            await CallAsync(service, config => wire.Configure(config, "eu-central-1"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }

        Endpoint(wire.Requests.ShouldHaveSingleItem()).ShouldBe("http://127.0.0.1:4567/");
    }

    internal static RecordedWire Answering(string service) => new((HttpStatusCode.OK, service switch
    {
        "iam" => WireFormat.Xml("ListAccessKeys", "<AccessKeyMetadata/>"),
        "cloudformation" => WireFormat.Xml("DescribeOrganizationsAccess", ""),
        "sns" => WireFormat.Xml("Publish", "<MessageId>1</MessageId>"),
        _ => "{}",
    }));

    internal static async Task CallAsync(string service, Action<ClientConfig> configure)
    {
        var credentials = new SessionAWSCredentials("AKIAIOSFODNN7EXAMPLE", "secret", "session");
        var cancellation = TestContext.Current.CancellationToken;
        switch (service)
        {
            case "organizations":
                using (var client = new AmazonOrganizationsClient(
                    credentials, With<AmazonOrganizationsConfig>(configure)))
                {
                    await client.DescribeAccountAsync(
                        new DescribeAccountRequest { AccountId = "111111111111" }, cancellation);
                }

                break;
            case "iam":
                using (var client = new AmazonIdentityManagementServiceClient(
                    credentials, With<AmazonIdentityManagementServiceConfig>(configure)))
                {
                    await client.ListAccessKeysAsync(
                        new ListAccessKeysRequest { UserName = "ci+cd@example.com" }, cancellation);
                }

                break;
            case "account":
                using (var client = new AmazonAccountClient(credentials, With<AmazonAccountConfig>(configure)))
                {
                    await client.ListRegionsAsync(new ListRegionsRequest(), cancellation);
                }

                break;
            case "cloudtrail":
                using (var client = new AmazonCloudTrailClient(
                    credentials, With<AmazonCloudTrailConfig>(configure)))
                {
                    await client.DescribeTrailsAsync(new DescribeTrailsRequest(), cancellation);
                }

                break;
            case "config":
                using (var client = new AmazonConfigServiceClient(
                    credentials, With<AmazonConfigServiceConfig>(configure)))
                {
                    await client.PutEvaluationsAsync(new PutEvaluationsRequest { ResultToken = "token" }, cancellation);
                }

                break;
            case "sns":
                using (var client = new AmazonSimpleNotificationServiceClient(
                    credentials, With<AmazonSimpleNotificationServiceConfig>(configure)))
                {
                    await client.PublishAsync(
                        new PublishRequest { TopicArn = "arn:aws:sns:us-east-1:222222222222:A", Message = "a+b&c" },
                        cancellation);
                }

                break;
            case "lambda":
                using (var client = new AmazonLambdaClient(credentials, With<AmazonLambdaConfig>(configure)))
                {
                    await client.InvokeAsync(
                        new InvokeRequest
                        {
                            FunctionName = "arn:aws:lambda:us-east-1:222222222222:function:Alerts",
                            PayloadStream = new("{}"u8.ToArray()),
                        },
                        cancellation);
                }

                break;
            default:
                using (var client = new AmazonCloudFormationClient(
                    credentials, With<AmazonCloudFormationConfig>(configure)))
                {
                    await client.DescribeOrganizationsAccessAsync(
                        new DescribeOrganizationsAccessRequest(), cancellation);
                }

                break;
        }
    }

    /// <summary>The address without the path that belongs to the operation.</summary>
    private static string Endpoint(RecordedRequest request) => new Uri(request.Uri, "/").AbsoluteUri;

    private static TConfig With<TConfig>(Action<ClientConfig> configure) where TConfig : ClientConfig, new()
    {
        var config = new TConfig();
        configure(config);
        return config;
    }

    private sealed record BotocoreEndpoint(string Region, bool Fips, string Url);
}
