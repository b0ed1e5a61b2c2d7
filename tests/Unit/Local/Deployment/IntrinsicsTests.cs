using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Local.Deployment;

namespace Guardrails.Tests.Unit.Local.Deployment;

public sealed class IntrinsicsTests
{
    private static readonly Intrinsics Subject = new(
        name => name switch { "Logs" => "/guardrails/x", "AWS::Partition" => "aws", _ => null },
        (resource, attribute) => (resource, attribute) switch { ("Role", "Arn") => "arn:role", _ => null });

    [Theory]
    [InlineData("""{"Ref":"Logs"}""", "\"/guardrails/x\"")]
    [InlineData("""{"Fn::GetAtt":["Role","Arn"]}""", "\"arn:role\"")]
    [InlineData("""{"Fn::GetAtt":"Role.Arn"}""", "\"arn:role\"")]
    [InlineData("""{"Fn::Join":["-",["a",{"Ref":"Logs"},"b"]]}""", "\"a-/guardrails/x-b\"")]
    [InlineData("""{"Fn::Sub":"arn:${AWS::Partition}:x/${Role.Arn}/${!kept}"}""", "\"arn:aws:x/arn:role/${kept}\"")]
    [InlineData("""{"Fn::Sub":["${Logs}/${own}",{"own":{"Ref":"Logs"}}]}""", "\"/guardrails/x//guardrails/x\"")]
    [InlineData(
        """{"kept":1,"gone":{"Ref":"AWS::NoValue"},"list":[true,{"Ref":"AWS::NoValue"}]}""",
        """{"kept":1,"list":[true]}""")]
    [InlineData("""{"Condition":{"StringEquals":{"a":"b"}}}""", """{"Condition":{"StringEquals":{"a":"b"}}}""")]
    public void An_intrinsic_becomes_its_value(string value, string expected) =>
        Resolve(value)!
            .ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
            .ShouldBe(expected);

    [Theory]
    [InlineData("""{"a":[{"Ref":"Nobody"}]}""", "Properties.a[0].Ref: there is no resource or parameter Nobody.")]
    [InlineData("""{"a":{"Fn::GetAtt":["Role","Name"]}}""", "Properties.a.Fn::GetAtt: Role has no attribute Name.")]
    [InlineData(
        """{"a":{"Fn::ImportValue":"x"}}""",
        "Properties.a.Fn::ImportValue: the intrinsic function Fn::ImportValue is not supported here; Ref, Fn::GetAtt, "
        + "Fn::Sub and Fn::Join are.")]
    [InlineData("""{"a":{"Fn::Sub":"${Nobody}"}}""", "Properties.a.Fn::Sub: there is no resource or parameter Nobody.")]
    [InlineData(
        """{"a":{"Fn::Join":"x"}}""", "Properties.a.Fn::Join has a form that CloudFormation does not define: \"x\".")]
    public void What_cannot_be_resolved_names_its_path(string value, string message) =>
        Should.Throw<FormatException>(() => Resolve(value)).Message.ShouldBe(message);

    [Fact]
    public void References_are_found_in_every_intrinsic() =>
        Intrinsics.References(JsonNode.Parse("""
            {"a":{"Ref":"One"},"b":[{"Fn::GetAtt":["Two","Arn"]}],"c":{"Fn::Sub":["${Three}${Four.Arn}${!no}${own}",{"own":{"Ref":"Five"}}]},"d":{"Fn::Join":["",[{"Ref":"Six"}]]}}
            """)).ShouldBe(["One", "Two", "Three", "Four", "Five", "Six"]);

    private static JsonNode? Resolve(string value) => Subject.Resolve(JsonNode.Parse(value), "Properties");
}
