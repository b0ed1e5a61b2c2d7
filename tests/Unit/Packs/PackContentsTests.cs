using System.Text.Json.Nodes;
using Guardrails.Core.Packs;

namespace Guardrails.Tests.Unit.Packs;

public sealed class PackContentsTests
{
    private static readonly string[] Known = ["222222222222"];

    [Fact]
    public void An_automatic_remediation_by_another_accounts_document_is_read_aloud_and_refused()
    {
        var contents = Of(
            """{"Type":"AWS::Config::ConfigRule","Properties":{"Source":{"Owner":"AWS","SourceIdentifier":"X"}}}""",
            """{"Type":"AWS::Config::RemediationConfiguration","Properties":{"ConfigRuleName":"x","Automatic":true,"TargetType":"SSM_DOCUMENT","TargetId":"arn:aws:ssm:us-east-1:666666666666:document/evil"}}""");

        contents.Sentence.ShouldBe(
            "1 rule: R0 (AWS). "
            + "Runs by itself in every account: R1 (arn:aws:ssm:us-east-1:666666666666:document/evil). "
            + "Names accounts: 666666666666.");
        var error = contents.Foreign(Known).ShouldHaveSingleItem();
        error.Path.ShouldBe("$.Resources.R1.Properties");
        error.Problem.ShouldContain("666666666666");
        contents.Foreign([.. Known, "666666666666"]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"arn:aws:lambda:us-east-1:666666666666:function:stranger\"")]
    [InlineData("{\"Fn::Sub\":\"arn:${AWS::Partition}:lambda:us-east-1:666666666666:function:stranger\"}")]
    [InlineData("{\"Fn::Join\":[\":\",[\"arn\",\"aws\",\"lambda\",\"r\",\"666666666666\",\"function\",\"x\"]]}")]
    [InlineData("{\"Fn::Sub\":[\"arn:aws:lambda:us-east-1:${A}:function:x\",{\"A\":666666666666}]}")]
    public void A_foreign_function_is_found_however_its_name_is_put_together(string identifier) =>
        Of(
            $$$"""{"Type":"AWS::Config::ConfigRule","Properties":{"Source":{"Owner":"CUSTOM_LAMBDA","SourceIdentifier":{{{identifier}}} } } }""")
            .Foreign(Known).ShouldHaveSingleItem().Problem.ShouldContain("666666666666");

    [Fact]
    public void A_function_of_our_own_and_a_remediation_by_hand_are_no_errors()
    {
        var contents = Of(
            """{"Type":"AWS::Config::ConfigRule","Properties":{"Source":{"Owner":"CUSTOM_LAMBDA","SourceIdentifier":"arn:aws:lambda:us-east-1:222222222222:function:own"}}}""",
            """{"Type":"AWS::Config::RemediationConfiguration","Properties":{"ConfigRuleName":"x","Automatic":false,"TargetId":"AWS-Document"}}""");

        contents.Foreign(Known).ShouldBeEmpty();
        contents.Sentence.ShouldContain("No remediation runs by itself.");
    }

    [Fact]
    public void A_template_that_a_macro_rewrites_is_refused() =>
        PackTemplate.Check(
            JsonNode.Parse(
                """{"Transform":"Evil","Resources":{"R":{"Type":"AWS::Config::ConfigRule","Properties":{"Source":{"Owner":"AWS"}}}}}"""),
            new Dictionary<string, string>())
            .ShouldHaveSingleItem().Path.ShouldBe("$.Transform");

    private static PackContents Of(params string[] resources) => PackContents.Of(new JsonObject
    {
        ["Resources"] = new JsonObject(
            resources.Select((json, index) => KeyValuePair.Create($"R{index}", JsonNode.Parse(json)))),
    });
}
