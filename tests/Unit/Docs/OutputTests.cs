namespace Guardrails.Tests.Unit.Docs;

/// <summary>Outputs in the documents.</summary>
/// <remarks>The tests that compare them with what commands print are in tests/Synth.</remarks>
public sealed class OutputTests
{
    private const string Printed = "── 1\none\n── 2\ntwo\ntwo again\n── 3";

    [Fact]
    public void Every_text_block_is_marked_with_the_command_that_prints_it() =>
        Documents.All.Where(page => page.Languages.Count(language => language == "text") != page.Outputs.Count)
            .ShouldBeEmpty();

    [Fact]
    public void The_whole_outputs_have_pages_and_the_readme_has_an_excerpt()
    {
        Documents.At("docs/demo.md").Outputs.ShouldBe([new ShownOutput("demo", From: null, To: null)]);
        Documents.At("docs/plan.md").Outputs.ShouldBe([new ShownOutput("plan", From: null, To: null)]);

        Documents.At("docs/remediation.md").Outputs.ShouldBe(
        [
            new ShownOutput("list", From: null, To: null), new ShownOutput("status", From: null, To: null),
            new ShownOutput("dryrun", From: null, To: null),
        ]);

        var excerpt = Documents.At("README.md").Outputs.ShouldHaveSingleItem();
        (excerpt.Command, excerpt.From is not null).ShouldBe(("demo", true));
    }

    [Fact]
    public void An_excerpt_is_consecutive_lines_of_the_output() =>
        new ShownOutput("demo", "── 2", "two").PartOf(Printed).ShouldBe("── 2\ntwo");

    [Theory]
    [InlineData("── 4", "two")]
    [InlineData("── 3", "two")]
    public void An_excerpt_of_lines_that_are_not_printed_is_an_error(string from, string to) =>
        Should.Throw<InvalidOperationException>(() => new ShownOutput("demo", from, to).PartOf(Printed));
}
