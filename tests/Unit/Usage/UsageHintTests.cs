using System.Text.Json.Nodes;
using Guardrails.Core.Usage;
using static Guardrails.Tests.Unit.Usage.KeyEvents;

namespace Guardrails.Tests.Unit.Usage;

public sealed class UsageHintTests
{
    [Fact]
    public void Whatever_points_to_the_user_of_a_key_is_a_hint_with_the_events_behind_it()
    {
        var usage = Read(Of("1"), Of("2", new()
        {
            ["vpcEndpointId"] = "vpce-1a2b3c4d",
            ["resources"] = new JsonArray(new JsonObject { ["ARN"] = "arn:aws:s3:::payments-invoices" }),
            ["requestParameters"] = new JsonObject
            {
                ["tagSet"] = new JsonObject
                {
                    ["items"] = new JsonArray(new JsonObject { ["key"] = "team", ["value"] = "payments" }),
                },
            },
        }));

        usage.Hints.Select(hint => $"{hint.Kind} {hint.Text}: {string.Join(",", hint.EventIds)}").ShouldBe(
        [
            "Address 192.0.2.7: 1,2",
            "Agent [aws-cli/2.15]: 1,2",
            "VpcEndpoint vpce-1a2b3c4d: 2",
            "Resource arn:aws:s3:::payments-invoices: 2",
            "Tag team=payments: 2",
        ]);
    }

    [Fact]
    public void A_hint_names_the_earliest_events_and_counts_them_all()
    {
        var hint = Read(Enumerable.Range(0, 50).Select(at => At($"{at}", Now.AddHours(-at)))).Hints[0];

        hint.Count.ShouldBe(50);
        hint.EventIds.ShouldBe(["49", "48", "47", "46", "45", "44", "43", "42", "41", "40"]);
    }

    [Theory]
    [InlineData(
        "Boto3/1.26 Python/3.9 Linux/4.14 exec-env/AWS_Lambda_python3.9 Botocore/1.29",
        "runs in AWS Lambda python3.9; Python, boto3")]
    [InlineData(
        "APN/1.0 HashiCorp/1.0 Terraform/1.5.7 aws-sdk-go-v2/1.30",
        "the partner's product HashiCorp; Terraform; Go, the AWS SDK")]
    [InlineData("aws-sdk-java/2.20 app/billing-exporter", "the application billing-exporter; Java, the AWS SDK")]
    [InlineData("exec-env/AWS_ECS_FARGATE", "runs in AWS ECS FARGATE")]
    [InlineData("curl/8.0", null)]
    [InlineData("myapp/1.0", null)]
    public void A_program_s_own_words_mean_something(string agent, string? meaning) =>
        Read(Of("1", new() { ["userAgent"] = agent })).Hints
            .Single(hint => hint.Kind == HintKind.Agent).Meaning.ShouldBe(meaning);

    [Theory]
    [InlineData("""{"tags":{"team":"a","stage":"b"}}""", "team=a", "stage=b")]
    [InlineData("""{"tags":[{"key":"team","value":"a"}]}""", "team=a")]
    [InlineData(
        """{"tagSpecificationSet":{"items":[{"resourceType":"instance","tags":[{"key":"team","value":"a"}]}]}}""",
        "team=a")]
    [InlineData("""{"Tagging":{"TagSet":{"Tag":[{"Key":"team","Value":"a"}]}}}""", "team=a")]
    [InlineData("""{"tags":[{"tagKey":"team","tagValue":"a"}]}""", "team=a")]
    [InlineData("""{"tags":{"key":"team","value":"a"}}""", "team=a")]
    [InlineData("""{"tags":[{"key":"team"}]}""", "team=")]
    [InlineData("""{"filter":[{"key":"team","value":"a"}]}""")]
    [InlineData("""{"tags":"team=a"}""")]
    [InlineData("""{"tags":[null,1,["a"],{"key":1}]}""")]
    public void Tags_of_a_request_are_read_in_every_form(string request, params string[] tags) =>
        Read(Of("1", new() { ["requestParameters"] = JsonNode.Parse(request) })).Hints
            .Where(hint => hint.Kind == HintKind.Tag).Select(hint => hint.Text).ShouldBe(tags, ignoreOrder: true);

    [Fact]
    public void The_name_of_a_federated_session_is_a_hint() =>
        Read(Of("1", new()
        {
            ["eventSource"] = "sts.amazonaws.com",
            ["eventName"] = "GetFederationToken",
            ["requestParameters"] = new JsonObject { ["name"] = "report-broker" },
            ["responseElements"] = new JsonObject { ["credentials"] = new JsonObject { ["accessKeyId"] = Session } },
        })).Hints.Single(hint => hint.Kind == HintKind.SessionName).Text.ShouldBe("report-broker");
}
