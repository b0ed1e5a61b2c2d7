namespace Guardrails.Tests.Synth;

/// <summary>
/// cfn-lint judges every template, those inside StackSets and conformance packs included, and the packs of files that
/// are accepted.
/// </summary>
public sealed class CfnLint(Synthesis synthesis)
{
    // W3005: "this dependency is already implied". CDK writes it where a construct says so, and it does no harm.
    private const string Ignored = "W3005";

    [Fact]
    public async Task Cfn_lint_finds_nothing()
    {
        var recorder =
            RecorderTemplate.FilesOf(await synthesis.RecorderAsync, synthesis.PathOf("cfn-lint", "recorder"));
        await FindsNothingAsync("us-east-1",
        [
            .. TemplateFiles.Write(synthesis.Example, synthesis.PathOf("cfn-lint", "example")),
            .. recorder.Select(file => (file.Name, file.Path)),
            .. ConformancePackFiles.WriteValid(synthesis.PathOf("cfn-lint", "packs")),
        ]);
    }

    [Fact]
    public Task Cfn_lint_finds_nothing_in_govcloud() =>
        FindsNothingAsync(
            "us-gov-west-1", TemplateFiles.WriteStacks(synthesis.GovCloud, synthesis.PathOf("cfn-lint", "gov-cloud")));

    [Fact]
    public Task Cfn_lint_finds_nothing_in_china() =>
        FindsNothingAsync(
            "cn-north-1", TemplateFiles.WriteStacks(synthesis.China, synthesis.PathOf("cfn-lint", "china")));

    private static async Task FindsNothingAsync(string region, IReadOnlyList<(string Name, string Path)> files)
    {
        Judge.Require("cfn-lint", "--version");

        var result = await Judge.RunAsync(
            "cfn-lint", ["--regions", region, "--ignore-checks", Ignored, "--", .. files.Select(file => file.Path)]);

        result.Output.ShouldBeEmpty();
        result.ExitCode.ShouldBe(0, result.Error);
    }
}

/// <summary>Templates as files, for judges that read files.</summary>
internal static class TemplateFiles
{
    public static IReadOnlyList<(string Name, string Path)> Write(CloudAssembly assembly, string folder) =>
        [.. assembly.Templates.Select(template => Write(template.Key, template.Value.ToJsonString(), folder))];

    public static IReadOnlyList<(string Name, string Path)> WriteStacks(CloudAssembly assembly, string folder) =>
        [.. assembly.Stacks.Select(stack => Write(stack.Name, stack.Template.ToJsonString(), folder))];

    private static (string Name, string Path) Write(string name, string json, string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name + ".json");
        File.WriteAllText(path, json);
        return (name, path);
    }
}
