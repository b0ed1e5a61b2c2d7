using Guardrails.Core.Controls.Catalog;

namespace Guardrails.Tests.Unit.Controls;

public sealed class ControlGuideTests
{
    private static readonly string Committed = Repository.PathOf("docs", "controls.md");

    [Fact]
    public void The_committed_page_is_the_catalog() =>
        GeneratedFile.ShouldHold("docs/controls.md", ControlGuide.Markdown());

    [Fact]
    public void Every_control_is_there_with_its_rule_its_parameters_and_its_references()
    {
        var sections = File.ReadAllText(Committed).Split("\n## ").Skip(2)
            .ToDictionary(section => section[..section.IndexOf('\n')]);

        sections.Keys.ShouldBe(ControlCatalog.All.Select(control => control.Name));
        foreach (var control in ControlCatalog.All)
        {
            var section = sections[control.Name];
            section.ShouldContain(control.Description);
            section.ShouldContain($"`{control.RuleName}`");
            control.Parameters.ShouldAllBe(
                parameter => section.Contains($"`{parameter.Name}`: {parameter.Description}"));
            control.References.ShouldAllBe(
                reference => section.Contains(reference.Framework) && section.Contains(reference.Id));
        }
    }

    /// <summary>
    /// As Security Hub's page relates them: https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html
    /// </summary>
    [Theory]
    [InlineData(
        "NoRootAccessKeys", "IAM.4", "1.3", "1.4", "1.4", null, "AC-2(1), AC-3(15), AC-3(7), AC-6, AC-6(10), AC-6(2)")]
    [InlineData(
        "RootMfa", "IAM.9", "1.4", "1.5", "1.5", "8.4.2", "AC-2(1), AC-3(15), IA-2(1), IA-2(2), IA-2(6), IA-2(8)")]
    [InlineData(
        "RootHardwareMfa",
        "IAM.6",
        "1.5",
        "1.6",
        "1.6",
        "8.4.2",
        "AC-2(1), AC-3(15), IA-2(1), IA-2(2), IA-2(6), IA-2(8)")]
    public void The_frameworks_ask_for_it_by_these_numbers(
        string control, string securityHub, string cis5, string cis3, string cis14, string? pci, string nist)
    {
        var references = ControlCatalog.Find(control)!.References.ToLookup(
            reference => reference.Framework, reference => reference.Id);

        references["AWS Security Hub CSPM"].ShouldBe([securityHub]);
        references["CIS AWS Foundations Benchmark v5.0.0"].ShouldBe([cis5]);
        references["CIS AWS Foundations Benchmark v3.0.0"].ShouldBe([cis3]);
        references["CIS AWS Foundations Benchmark v1.4.0"].ShouldBe([cis14]);
        references["PCI DSS v4.0.1"].ShouldBe(pci is null ? [] : [pci]);
        references["NIST SP 800-53 r5"].ShouldBe(nist.Split(", "), ignoreOrder: true);
    }
}
