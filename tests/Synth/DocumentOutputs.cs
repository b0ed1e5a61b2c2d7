using System.Text.RegularExpressions;

namespace Guardrails.Tests.Synth;

/// <summary>Compares what README and docs show of a command's output with what the command prints.</summary>
public sealed partial class DocumentOutputs
{
    /// <summary>As wide as a page shows without scrolling.</summary>
    private static readonly Dictionary<string, string?> Terminal = new(StringComparer.Ordinal) { ["COLUMNS"] = "120" };

    [Theory]
    [InlineData("demo", DocumentedCommands.Demo, 0)]
    [InlineData("plan", DocumentedCommands.Plan, 1)]
    public async Task A_command_prints_what_the_documents_show(string name, string command, int exitCode)
    {
        // 'dotnet run' builds, and then runs this.
        var result = await GuardrailsCommand.RunAsync(Terminal, command.Split(" -- ")[1].Split(' '));
        result.ExitCode.ShouldBe(exitCode, result.Error);

        var printed = TrailingSpace().Replace(result.Output.ReplaceLineEndings("\n"), "\n").Trim('\n');
        var pages = Documents.All.Where(page => page.Outputs.Any(shown => shown.Command == name)).ToList();
        pages.ShouldNotBeEmpty();
        foreach (var page in pages)
            GeneratedFile.ShouldHold(page.Path, page.Showing(name, printed));
    }

    [GeneratedRegex(@" +\n", RegexOptions.ExplicitCapture)]
    private static partial Regex TrailingSpace();
}
