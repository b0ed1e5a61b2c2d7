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
    public async Task Cfn_lint_finds_nothing_where_the_rules_run_in_another_Region()
    {
        await FindsNothingInAsync(await synthesis.ElsewhereWithRecorderAsync, "elsewhere", "eu-central-1", "us-east-1");
        await FindsNothingInAsync(
            await synthesis.GovCloudElsewhereAsync, "gov-cloud-elsewhere", "us-gov-east-1", "us-gov-west-1");
    }

    [Fact]
    public Task Cfn_lint_finds_nothing_in_govcloud() =>
        FindsNothingAsync(
            "us-gov-west-1", TemplateFiles.WriteStacks(synthesis.GovCloud, synthesis.PathOf("cfn-lint", "gov-cloud")));

    [Fact]
    public Task Cfn_lint_finds_nothing_in_china() =>
        FindsNothingAsync(
            "cn-north-1", TemplateFiles.WriteStacks(synthesis.China, synthesis.PathOf("cfn-lint", "china")));

    /// <summary>Judges each stack by the Region that it is deployed to, and finds some in each.</summary>
    private async Task FindsNothingInAsync(CloudAssembly assembly, string folder, params string[] regions)
    {
        foreach (var region in regions)
        {
            var stacks = assembly.Stacks.Where(stack => stack.Environment.EndsWith($"/{region}")).ToList();
            stacks.ShouldNotBeEmpty();
            await FindsNothingAsync(
                region, TemplateFiles.WriteStacks(stacks, synthesis.PathOf("cfn-lint", folder, region)));
        }
    }

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
        WriteStacks(assembly.Stacks, folder);

    public static IReadOnlyList<(string Name, string Path)> WriteStacks(IEnumerable<Stack> stacks, string folder) =>
        [.. stacks.Select(stack => Write(stack.Name, stack.Template.ToJsonString(), folder))];

    private static (string Name, string Path) Write(string name, string json, string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name + ".json");
        File.WriteAllText(path, json);
        return (name, path);
    }
}
