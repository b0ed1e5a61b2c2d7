namespace Guardrails.Tests.Synth;

/// <summary>
/// cfn-lint judges every template, those inside StackSets and conformance packs included, and the packs of files that
/// are accepted.
/// </summary>
public sealed class CfnLint(Synthesis synthesis)
{
    // W3005: "this dependency is already implied". CDK writes it where a construct says so, and it does no harm.
    private const string Ignored = "W3005";

    /// <summary>Each stack is judged by the Region that it is deployed to, all of a Region in one run.</summary>
    [Theory]
    [InlineData("us-east-1")]
    [InlineData("eu-central-1")]
    [InlineData("us-gov-west-1")]
    [InlineData("us-gov-east-1")]
    [InlineData("cn-north-1")]
    public async Task Cfn_lint_finds_nothing(string region)
    {
        var assemblies = new[]
        {
            ("gov-cloud", synthesis.GovCloud),
            ("china", synthesis.China),
            ("elsewhere", await synthesis.ElsewhereWithRecorderAsync),
            ("gov-cloud-elsewhere", await synthesis.GovCloudElsewhereAsync),
        };
        var files = assemblies.SelectMany(one => TemplateFiles.WriteStacks(
            one.Item2.Stacks.Where(stack => stack.Environment.EndsWith($"/{region}")),
            synthesis.PathOf("cfn-lint", one.Item1, region))).ToList();
        if (region == "us-east-1")
        {
            files.AddRange(TemplateFiles.Write(synthesis.Example, synthesis.PathOf("cfn-lint", "example")));
            files.AddRange(RecorderTemplate
                .FilesOf(await synthesis.RecorderAsync, synthesis.PathOf("cfn-lint", "recorder"))
                .Select(file => (file.Name, file.Path)));
            files.AddRange(ConformancePackFiles.WriteValid(synthesis.PathOf("cfn-lint", "packs")));
        }

        files.ShouldNotBeEmpty();
        await FindsNothingAsync(region, files);
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
