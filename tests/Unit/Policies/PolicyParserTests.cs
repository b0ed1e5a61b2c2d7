using System.Text.Json.Nodes;
using Guardrails.Core.Policies;

namespace Guardrails.Tests.Unit.Policies;

public class PolicyParserTests
{
    private static readonly IReadOnlyDictionary<string, ParserCase> Cases =
        CaseTable.Load<ParserCase>("tests", "Unit", "Policies", "parser-cases.json");

    public static TheoryData<string> Sentences => [.. Cases.Keys];

    [Theory, MemberData(nameof(Sentences))]
    public void A_text_is_a_policy_or_the_error_says_where_it_is_not(string sentence)
    {
        var (text, error) = Cases[sentence];
        if (error is null)
            Should.NotThrow(() => PolicyDocument.Parse(text));
        else
            Should.Throw<FormatException>(() => PolicyDocument.Parse(text)).Message.ShouldStartWith(error);
    }

    [Fact]
    public void What_was_parsed_renders_as_it_was()
    {
        const string Text = """
            {"Version":"2012-10-17","Id":"i","Statement":[
              {"Sid":"a","Effect":"Allow","Principal":{"AWS":["111111111111","222222222222"],"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"},
              {"Effect":"Deny","NotPrincipal":"*","NotAction":["iam:Get*","iam:List*"],"NotResource":"arn:aws:s3:::b",
               "Condition":{"StringEquals":{"aws:a":"1","aws:b":["2","3"]},"Null":{"aws:c":"true"}}}]}
            """;

        PolicyDocument.Parse(Text).Render().ToJsonString().ShouldBe(JsonNode.Parse(Text)!.ToJsonString());
    }

    internal sealed record ParserCase(string Text, string? Error);
}
