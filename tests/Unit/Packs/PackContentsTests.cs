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

    [Theory]
    [InlineData("666666666666", null, """{"Fn::Sub":"arn:aws:lambda:us-east-1:${A}:function:x"}""")]
    [InlineData("222222222222", "666666666666", """{"Fn::Sub":"arn:aws:lambda:us-east-1:${A}:function:x"}""")]
    [InlineData("666666", null, """{"Fn::Sub":"arn:aws:lambda:us-east-1:${A}${A}:function:x"}""")]
    [InlineData("666666", null, """{"Fn::Join":["",["arn:aws:lambda:r:",{"Ref":"A"},"666666:function:x"]]}""")]
    public void A_foreign_function_is_found_behind_a_parameter(string byDefault, string? value, string identifier)
    {
        var values = value is null ? new Dictionary<string, string>() : new() { ["A"] = value };

        Custom(byDefault, identifier, values).Foreign(Known)
            .ShouldContain(error => error.Problem.Contains("666666666666"));
    }

    [Theory]
    [InlineData("""{"Fn::Sub":"{{resolve:ssm:/functions/evil}}"}""")]
    [InlineData("\"{{resolve:ssm:/functions/evil}}\"")]
    [InlineData("""{"Fn::FindInMap":["M","a","b"]}""")]
    [InlineData("""{"Fn::Sub":"arn:aws:lambda:r:${Unknown}:function:x"}""")]
    [InlineData("""{"Fn::Join":["",["arn:aws:lambda:r:",{"Fn::Select":[0,["a"]]}]]}""")]
    public void A_function_whose_name_nobody_can_read_is_refused(string identifier) =>
        Custom("222222222222", identifier, new Dictionary<string, string>()).Foreign(Known)
            .ShouldHaveSingleItem().Path.ShouldBe("$.Resources.R.Properties.Source.SourceIdentifier");

    [Fact]
    public void A_value_of_a_parameter_is_read_also_where_the_text_around_it_is_not() =>
        Custom(
            "222222222222",
            """{"Fn::Sub":"arn:aws:lambda:${Unknown}:${A}:function:x"}""",
            new Dictionary<string, string> { ["A"] = "666666666666" })
            .Foreign(Known).ShouldContain(error =>
                error.Path == "$.Parameters.A" && error.Problem.Contains("666666666666"));

    /// <summary>
    /// AWS Systems Manager has the text; the template has only its name there.
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
    /// </summary>
    [Fact]
    public void A_function_named_by_a_parameter_of_systems_manager_is_refused() =>
        PackContents.Of(
            JsonNode.Parse(
                """
                {"Parameters":{"A":{"Type":"AWS::SSM::Parameter::Value<String>","Default":"/functions/evil"}},
                 "Resources":{"R":{"Type":"AWS::Config::ConfigRule",
                  "Properties":{"Source":{"Owner":"CUSTOM_LAMBDA","SourceIdentifier":{"Ref":"A"}}}}}}
                """),
            new Dictionary<string, string> { ["A"] = "/functions/other" })
            .Foreign(Known).ShouldHaveSingleItem().Path.ShouldBe("$.Resources.R.Properties.Source.SourceIdentifier");

    [Fact]
    public void A_document_whose_name_nobody_can_read_is_refused() =>
        Of("""
            {"Type":"AWS::Config::RemediationConfiguration","Properties":{"TargetId":{"Fn::FindInMap":["M","a","b"]}}}
            """)
            .Foreign(Known).ShouldHaveSingleItem().Path.ShouldBe("$.Resources.R0.Properties.TargetId");

    [Fact]
    public void A_function_named_by_pseudo_parameters_and_our_own_account_is_no_error() =>
        Custom(
            "222222222222",
            """{"Fn::Sub":"arn:${AWS::Partition}:lambda:${AWS::Region}:${A}:function:own"}""",
            new Dictionary<string, string>()).Foreign(Known).ShouldBeEmpty();

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

    [Fact]
    public void A_part_of_a_template_that_a_macro_rewrites_is_refused() =>
        PackTemplate.Check(
            JsonNode.Parse(
                """{"Resources":{"R":{"Type":"AWS::Config::ConfigRule","Properties":{"Source":{"Owner":"AWS","X":[{"Fn::Transform":{"Name":"AWS::Include"}}]}}}}}"""),
            new Dictionary<string, string>())
            .ShouldHaveSingleItem().Path.ShouldBe("$.Resources.R.Properties.Source.X[0]['Fn::Transform']");

    [Theory]
    [InlineData("""{"Resources":{"R":{"Type":"\ud800"}}}""", true)]
    [InlineData("""{"\udc00":1}""", true)]
    [InlineData("Resources: \"\\uD800\"\n", false)]
    [InlineData("? !x a\n: 1\n? a\n: 2\n", false)]
    public void Half_a_character_and_a_doubled_key_are_errors(string text, bool isJson)
    {
        var (template, error) = TemplateReader.Read(text, isJson);

        template.ShouldBeNull();
        error.ShouldNotBeNull().Problem.ShouldContain(isJson ? "is not JSON" : "is not YAML");
    }

    private static PackContents Custom(
        string byDefault, string identifier, Dictionary<string, string> values) => PackContents.Of(
        JsonNode.Parse($$$"""
            {"Parameters":{"A":{"Type":"String","Default":"{{{byDefault}}}"}},
             "Resources":{"R":{"Type":"AWS::Config::ConfigRule",
              "Properties":{"Source":{"Owner":"CUSTOM_LAMBDA","SourceIdentifier":{{{identifier}}} } } } } }
            """),
        values);

    private static PackContents Of(params string[] resources) => PackContents.Of(new JsonObject
    {
        ["Resources"] = new JsonObject(
            resources.Select((json, index) => KeyValuePair.Create($"R{index}", JsonNode.Parse(json)))),
    }, new Dictionary<string, string>());
}
