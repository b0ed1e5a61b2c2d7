using System.Text.Json.Nodes;

namespace Guardrails.Tests.Bench.Synthesis;

/// <summary>Synthesis of the example: the real app against the same resources in TypeScript CDK.</summary>
/// <param name="Folder">Where assemblies are written.</param>
/// <param name="Assembly">The real app's assembly.</param>
/// <param name="Resources">How many resources both gave.</param>
internal sealed record SynthesisBench(string Folder, string Assembly, int Resources)
{
    private static readonly Alternation Rounds = new(AtLeast: 3, AtMost: 7, Within: TimeSpan.FromSeconds(30));

    /// <summary>Runs both once, which also warms them, and compares what they gave.</summary>
    /// <exception cref="DifferenceException">They did not give the same.</exception>
    public static async Task<SynthesisBench> PrepareAsync(string folder)
    {
        var (ours, theirs) = (Path.Combine(folder, "csharp"), Path.Combine(folder, "typescript"));
        await CdkApp.CSharp.SynthesizeAsync(ours);
        await CdkApp.TypeScript.SynthesizeAsync(theirs);

        var (real, written) = (Templates.Read(ours), Templates.Read(theirs));
        var differences = Templates.Differences(real, written);
        return differences.Count == 0
            ? new(folder, ours, real.Count)
            : throw new DifferenceException(
                $"The C# app and tests/Bench/typescript/app.mjs do not synthesize the same:{Environment.NewLine}{string.Join(Environment.NewLine, differences)}");
    }

    public async Task<Row> MeasureAsync()
    {
        var comparison = await Rounds.MeasureAsync(() => OnceAsync(CdkApp.CSharp), () => OnceAsync(CdkApp.TypeScript));
        var cdk = (string)JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf("node_modules", "aws-cdk-lib", "package.json")))!["version"]!;
        return new("Synthesis", $"TypeScript, aws-cdk-lib {cdk}", comparison, NotMeasured: null,
        [
            $"Synthesis: one organization, {Directory.GetFiles(Assembly, "*.template.json").Length} stacks, {Resources} resources, found equal before. From the start of the app's process to its end; "
            + "no CDK CLI, no compilation, caches of jsii and Node.js warm.",
            "TypeScript is tests/Bench/typescript/app.mjs: JavaScript as tsc emits it, with the types as JSDoc. `cdk init` would run ts-node, "
            + "which compiles on every run.",
            $"C# runs Amazon.CDK.Lib {CSharpVersion()}. What only the newer aws-cdk-lib does by default, checking its templates, is off (CDK_VALIDATION=false).",
            "C# also validates the organization file and the size of its policies, which the TypeScript does not.",
        ]);
    }

    private async Task<TimeSpan> OnceAsync(CdkApp app)
    {
        var output = Path.Combine(Folder, "measured");
        var time = await app.SynthesizeAsync(output);
        Directory.Delete(output, recursive: true);
        return time;
    }

    private static string CSharpVersion()
    {
        var dependencies = JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(CdkApp.CSharp.Arguments[0], ".deps.json")))!;
        return dependencies["libraries"]!.AsObject().Single(library => library.Key.StartsWith("Amazon.CDK.Lib/", StringComparison.Ordinal)).Key.Split('/')[1];
    }
}
