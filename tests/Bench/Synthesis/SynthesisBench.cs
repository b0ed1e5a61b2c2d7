using System.Text.Json.Nodes;

namespace Guardrails.Tests.Bench.Synthesis;

/// <summary>
/// Synthesis of one frozen organization: the real app against a TypeScript author's, and against an app that is empty.
/// </summary>
/// <param name="Folder">Where assemblies are written.</param>
/// <param name="Assembly">The real app's assembly.</param>
/// <param name="Ours">The real app's stacks and resources.</param>
/// <param name="Theirs">The TypeScript author's.</param>
internal sealed record SynthesisBench(string Folder, string Assembly, ResourceCounts Ours, ResourceCounts Theirs)
{
    private static readonly Alternation Rounds = new(AtLeast: 3, AtMost: 7, Within: TimeSpan.FromSeconds(30));

    /// <summary>The organization's file.</summary>
    public static string Organization { get; } = Repository.PathOf("tests", "Bench", "Synthesis", "organization.json");

    /// <summary>Runs all once, which also warms them, and compares what they gave.</summary>
    /// <exception cref="DifferenceException">The TypeScript app no longer has the real one's size.</exception>
    public static async Task<SynthesisBench> PrepareAsync(string folder)
    {
        ComparisonCheck.Run();
        var (ours, theirs) = (Path.Combine(folder, "csharp"), Path.Combine(folder, "typescript"));
        await CdkApp.CSharp.SynthesizeAsync(ours);
        await CdkApp.TypeScript.SynthesizeAsync(theirs);
        await CdkApp.Empty.SynthesizeAsync(Path.Combine(folder, "empty"));

        var (real, written) = (ResourceCounts.Read(ours), ResourceCounts.Read(theirs));
        var differences = real.DifferencesFrom(written);
        return differences.Count == 0 ? new(folder, ours, real, written) : throw new DifferenceException(
            $"""
            The C# app and tests/Bench/typescript/app.mjs no longer synthesize the same stacks,
            or differ by more than a tenth of their resources:
            {string.Join(Environment.NewLine, differences)}
            Remedy: write what is named here into the files beside app.mjs, one for each stack.
            This writes the templates that they mirror to cdk.out:
            npx cdk synth -c org=tests/Bench/Synthesis/organization.json
            """);
    }

    public async Task<IReadOnlyList<Row>> MeasureAsync()
    {
        var typeScript = await Rounds.MeasureAsync(() => OnceAsync(CdkApp.CSharp), () => OnceAsync(CdkApp.TypeScript));
        var empty = await Rounds.MeasureAsync(() => OnceAsync(CdkApp.CSharp), () => OnceAsync(CdkApp.Empty));
        var cdk = (string)JsonNode.Parse(
            await File.ReadAllTextAsync(Repository.PathOf("node_modules", "aws-cdk-lib", "package.json")))!["version"]!;
        return
        [
            new("Synthesis", $"TypeScript, aws-cdk-lib {cdk}", typeScript, NotMeasured: null,
            [
                $"Synthesis: the organization of tests/Bench/Synthesis, {Ours.Stacks.Count} stacks, "
                + $"{Ours.Total} resources, {Theirs.Total} in TypeScript. From the start of the app's process to its "
                + "end; no CDK CLI, no compilation, caches of jsii and Node.js warm.",
                "TypeScript is tests/Bench/typescript/app.mjs, written for that organization alone: JavaScript as tsc "
                + "emits it. `cdk init` would run ts-node, which compiles on every run.",
                $"C# runs Amazon.CDK.Lib {CSharpVersion()}. What only the newer aws-cdk-lib does by default, "
                + "checking its templates, is off (CDK_VALIDATION=false).",
                "C# also reads and validates the organization file and fits its policies, "
                + "which the TypeScript does not.",
            ]),
            new("Synthesis", "an empty C# CDK app", empty, NotMeasured: null,
            [
                "An empty C# CDK app has one stack without resources: what .NET, jsii and its Node.js cost by "
                + "themselves. What is more is this app's own.",
            ]),
        ];
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
        var dependencies =
            JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(CdkApp.CSharp.Arguments[0], ".deps.json")))!;
        return dependencies["libraries"]!.AsObject()
            .Single(library => library.Key.StartsWith("Amazon.CDK.Lib/", StringComparison.Ordinal)).Key.Split('/')[1];
    }
}
