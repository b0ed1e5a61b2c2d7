using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Placement;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Guardrails;

public partial class GuardrailGuideTests
{
    private static readonly string Committed = Repository.PathOf("docs", "guardrails.md");

    [Fact]
    public void The_committed_page_is_the_catalog() =>
        GeneratedFile.ShouldHold("docs/guardrails.md", GuardrailGuide.Markdown());

    [Fact]
    public void Every_guardrail_is_there_with_what_it_denies_breaks_and_the_policy_that_is_deployed()
    {
        var sections = File.ReadAllText(Committed).Split("\n## ").Skip(1)
            .ToDictionary(section => section[..section.IndexOf('\n')]);

        sections.Keys.ShouldBe(GuardrailCatalog.All.Select(guardrail => guardrail.Name));
        foreach (var policy in ServiceControlPolicies.For(OrganizationConfigs.With()))
        {
            var guardrail = GuardrailCatalog.Find(policy.Guardrails.Single())!;
            var section = sections[guardrail.Name];
            section.ShouldContain(guardrail.Description);
            section.ShouldContain(guardrail.Breaks);
            JsonNode.Parse(JsonBlock().Match(section).Groups["json"].Value)!.ToJsonString()
                .ShouldBe(policy.Render().ToJsonString());
            guardrail.References.ShouldAllBe(
                reference => section.Contains(reference.Framework) && section.Contains(reference.Id));
        }
    }

    [Fact]
    public void In_GovCloud_no_guardrail_promises_to_stop_the_root_keys_that_AWS_Support_issues()
    {
        var guardrail = GuardrailCatalog.Find("DenyRootAccessKeyCreation")!;

        guardrail.WhyNotIn(Partition.GovCloud).ShouldBeNull();
        guardrail.Breaks.ShouldContain("In GovCloud, AWS Support issues root keys, which no policy stops");
        guardrail.Breaks.ShouldContain("NoRootAccessKeys");
        ControlCatalog.Find("NoRootAccessKeys").ShouldNotBeNull();
    }

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex JsonBlock();
}
