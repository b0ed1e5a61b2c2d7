using System.Text.Json.Nodes;
using Guardrails.Core.Policies;

namespace Guardrails.Tests.Unit.Policies;

public class ServiceControlGrammarTests
{
    private static readonly IReadOnlyDictionary<string, PolicyParserTests.ParserCase> Cases =
        CaseTable.Load<PolicyParserTests.ParserCase>("tests", "Unit", "Policies", "service-control-grammar-cases.json");

    public static TheoryData<string> Sentences => [.. Cases.Keys];

    public static TheoryData<string> Accepted => [.. from row in Cases where row.Value.Error is null select row.Key];

    [Theory, MemberData(nameof(Sentences))]
    public void A_text_is_a_service_control_policy_or_the_error_says_where_it_is_not(string sentence)
    {
        var (text, error) = Cases[sentence];
        if (error is null)
            Should.NotThrow(() => PolicyDocument.ParseServiceControl(text));
        else
            Should.Throw<FormatException>(() => PolicyDocument.ParseServiceControl(text)).Message.ShouldStartWith(
                error);
    }

    [Theory, MemberData(nameof(Accepted))]
    public void What_is_accepted_renders_as_a_service_control_policy_again(string sentence)
    {
        var rendered = PolicyDocument.ParseServiceControl(Cases[sentence].Text).Minified();

        JsonNode.DeepEquals(
            PolicyDocument.ParseServiceControl(rendered).Render(),
            JsonNode.Parse(rendered)).ShouldBeTrue();
    }
}
