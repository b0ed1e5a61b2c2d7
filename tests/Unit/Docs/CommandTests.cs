namespace Guardrails.Tests.Unit.Docs;

/// <summary>Commands in the documents. The tests that run them are in tests/Synth.</summary>
public sealed class CommandTests
{
    [Fact]
    public void The_documents_hold_no_command_that_is_not_tested_or_explained() =>
        Documents.All.SelectMany(page => page.Commands).Distinct()
            .ShouldBe(DocumentedCommands.All, ignoreOrder: true);

    [Fact]
    public void The_readme_begins_with_the_demo_and_the_tests() =>
        Documents.At("README.md").Commands.Take(2).ShouldBe([DocumentedCommands.Demo, "dotnet test"]);

    /// <summary>Only <c>sh</c> blocks are taken for commands, and only <c>text</c> blocks for output.</summary>
    [Fact]
    public void Every_block_names_a_language_that_is_checked_or_cannot_be_run() =>
        Documents.All.SelectMany(page => page.Languages.Select(language => (page.Path, language)))
            .Where(block => block.language is not ("sh" or "text" or "json" or "csharp" or "mermaid"))
            .ShouldBeEmpty();
}
