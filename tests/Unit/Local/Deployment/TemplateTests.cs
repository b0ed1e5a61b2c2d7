using System.Text.Json.Nodes;
using Guardrails.Local;
using Guardrails.Local.Deployment;

namespace Guardrails.Tests.Unit.Local.Deployment;

public sealed class TemplateTests
{
    [Fact]
    public void Resources_come_after_what_they_depend_on() =>
        Order("""
            {"Resources":{
              "Rule":{"Type":"T","DependsOn":["Permission"],"Properties":{"Function":{"Fn::GetAtt":["Function",
                "Arn"]}}},
              "Permission":{"Type":"T","Properties":{"Function":{"Fn::Sub":"${Function.Arn}"}}},
              "Function":{"Type":"T","Properties":{"Role":{"Fn::Join":["",["x",{"Ref":"Role"}]]}}},
              "Role":{"Type":"T","DeletionPolicy":"Retain","UpdateReplacePolicy":"Retain"}}}
            """).ShouldBe(["Role", "Function", "Permission", "Rule"]);

    [Fact]
    public void The_order_in_which_a_template_lists_its_resources_is_no_dependency() =>
        Order("""{"Resources":{"First":{"Type":"T"},"Second":{"Type":"T"}}}""").ShouldBe(["Second", "First"]);

    [Fact]
    public void The_bootstrap_check_of_CDK_is_accepted()
    {
        var template = Template.Parse("Stack", Json("""
            {"Parameters":{"BootstrapVersion":{"Type":"AWS::SSM::Parameter::Value<String>",
              "Default":"/cdk-bootstrap/hnb659fds/version"}},
             "Rules":{"CheckBootstrapVersion":{"Assertions":[]}},"Resources":{}}
            """), []);
        template.Parameters.Keys.ShouldBe(["BootstrapVersion"]);
    }

    [Theory]
    [InlineData("""{"Conditions":{}}""", "Stack: the template's section Conditions is not supported here.")]
    [InlineData(
        """{"Rules":{"Mine":{}}}""", "Stack: Rules.Mine is not supported here; only CDK's CheckBootstrapVersion is.")]
    [InlineData(
        """{"Parameters":{"P":{"Type":"String"}}}""",
        "Stack: Parameters.P has no Default, and a local deploy passes no parameter values.")]
    [InlineData(
        """{"Resources":{"A":{"Type":"T","Condition":"C"}}}""",
        "Stack, A (T): the resource attribute Condition is not supported here.")]
    [InlineData(
        """{"Resources":{"A":{"Type":"T","DeletionPolicy":"Snapshot"}}}""",
        "Stack, A (T): DeletionPolicy Snapshot is not supported here; Delete, Retain and RetainExceptOnCreate are.")]
    [InlineData(
        """{"Resources":{"A":{"Type":"T","DependsOn":"B"}}}""",
        "Stack, A (T): it refers to B, which the template does not have.")]
    [InlineData(
        """{"Resources":{"A":{"Type":"T","DependsOn":"B"},"B":{"Type":"T","Properties":{"x":{"Ref":"A"}}}}}""",
        "Stack: circular dependency: B -> A -> B.")]
    [InlineData("""{"Resources":{"A":{}}}""", "Stack: Resources.A has no Type.")]
    public void What_is_not_understood_is_an_error(string json, string message) =>
        Should.Throw<DeployException>(() => Template.Parse("Stack", Json(json), [])).Message.ShouldBe(message);

    private static IEnumerable<string> Order(string json) =>
        Template.Parse("Stack", Json(json), []).Resources.Select(resource => resource.LogicalId);

    private static JsonObject Json(string json) => JsonNode.Parse(json)!.AsObject();
}
