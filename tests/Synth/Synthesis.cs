using System.Collections.Concurrent;

[assembly: AssemblyFixture(typeof(Guardrails.Tests.Synth.Synthesis))]

// These tests wait for child processes and deploys most of the time: as many threads as cores left half of
// the cores idle.
[assembly: CollectionBehavior(MaxParallelThreads = 6)]

namespace Guardrails.Tests.Synth;

/// <summary>Organizations of all three partitions from one checkout, synthesized once for all tests.</summary>
public sealed class Synthesis : IAsyncLifetime
{
    /// <summary>
    /// Another partition, other guardrails, more than one target and no exemption: everything that the example is not.
    /// </summary>
    public const string GovCloudOrganization = """
        {
          "organization": {
            "id": "o-govexample2",
            "rootId": "r-gov2",
            "managementAccountId": "012345678901",
            "partition": "aws-us-gov",
            "homeRegion": "us-gov-west-1",
          },
          "delegatedAdministrator": "109876543210",
          "guardrails": {
            "DenyRootAccessKeyCreation": { "enabled": true, "targets": ["r-gov2"] },
            "DenyRootUserActions": { "enabled": true, "targets": ["ou-gov2-workloads", "123456789012"] },
          },
        }
        """;

    /// <summary>A partition without root users.</summary>
    public const string ChinaOrganization = """
        {
          "organization": { "id": "o-cnexample33", "rootId": "r-cn33", "managementAccountId": "311111111113", "partition": "aws-cn" },
          "delegatedAdministrator": "322222222223",
          "guardrails": { "DenyLeavingOrganization": { "enabled": true } },
        }
        """;

    private readonly ConcurrentDictionary<string, Lazy<Task<(CloudAssembly Assembly, string Said)>>> _shared =
        new(StringComparer.Ordinal);

    private readonly string _folder = Directory.CreateTempSubdirectory("guardrails-synth-").FullName;
    private Infra.TemporaryFolder _jsii = null!;

    public CloudAssembly Example { get; private set; } = null!;

    public CloudAssembly GovCloud { get; private set; } = null!;

    public CloudAssembly China { get; private set; } = null!;

    /// <summary>
    /// The example with AWS Config recorders for its workloads; synthesized when it is first asked for.
    /// </summary>
    public Task<CloudAssembly> RecorderAsync => OnceAsync("recorder", WithRecorder());

    public IReadOnlyList<CloudAssembly> All => [Example, GovCloud, China];

    private async Task<CloudAssembly> OnceAsync(string name, string text) =>
        (await OnceAsync(name, one => SynthesizeTextAsync(text, one))).Assembly;

    /// <summary>The example whose rules run in Frankfurt; synthesized when it is first asked for.</summary>
    public Task<CloudAssembly> ElsewhereAsync => OnceAsync("elsewhere", Elsewhere(ExampleText()));

    /// <summary>The same with AWS Config recorders for its workloads.</summary>
    public Task<CloudAssembly> ElsewhereWithRecorderAsync =>
        OnceAsync("elsewhere-recorder", Elsewhere(WithRecorder()));

    /// <summary>GovCloud's organization whose rules run in the other one of its Regions.</summary>
    public Task<CloudAssembly> GovCloudElsewhereAsync => OnceAsync(
        "gov-cloud-elsewhere",
        GovCloudOrganization.Replace(
            "\"guardrails\":", "\"detection\": { \"region\": \"us-gov-east-1\" }, \"guardrails\":"));

    /// <summary>The text of the example where its rules run in Frankfurt.</summary>
    public static string Elsewhere(string example)
    {
        const string home = "\"region\": \"us-east-1\"";
        example.ShouldContain(home);
        return example.Replace(home, "\"region\": \"eu-central-1\"");
    }

    private static string ExampleText() => File.ReadAllText(Repository.PathOf("orgs", "example.json"))
        .Replace("./organization.schema.json", "./s.json");

    private static string WithRecorder()
    {
        const string off =
            "\"enabled\": false,\n    // The root or units whose accounts get it, now and when they join.\n"
            + "    \"targets\": [\"r-ex01\"]";
        var example = ExampleText();
        example.ShouldContain(off);
        return example.Replace(off, "\"enabled\": true, \"targets\": [\"ou-ex01-workload\"]");
    }

    /// <summary>Standard error of the synthesis.</summary>
    public string SaidForGovCloud { get; private set; } = null!;

    /// <summary>Standard error of the synthesis.</summary>
    public string SaidForChina { get; private set; } = null!;

    /// <summary>A path that nothing else uses.</summary>
    public string PathOf(params string[] parts) => Path.Combine([_folder, .. parts]);

    public async ValueTask InitializeAsync()
    {
        // As a user synthesizes it, in a process of its own, while this one loads Node.js and the CDK for all others.
        var example = InfraApp.RunAsync("example", PathOf("example"));
        Infra.NodeRuntime.SilenceBanner();
        var temporary = Environment.GetEnvironmentVariable("TMPDIR");
        _jsii = new();
        (China, SaidForChina) = await SynthesizeTextAsync(ChinaOrganization, "china");
        // The Node.js that jsii has started keeps its own; what tests start gets the usual one.
        foreach (var name in (string[])["TMPDIR", "TMP", "TEMP"])
            Environment.SetEnvironmentVariable(name, temporary);
        (GovCloud, SaidForGovCloud) = await SynthesizeTextAsync(GovCloudOrganization, "gov-cloud");

        var result = await example;
        (result.Output, result.Error, result.ExitCode).ShouldBe(("", "", 0));
        Example = new(PathOf("example"));
    }

    /// <summary>
    /// Synthesizes what several tests look at when the first of them asks, and gives the others the same.
    /// </summary>
    /// <param name="name">The name by which they ask.</param>
    /// <param name="synthesize">Synthesizes it, given that name.</param>
    public Task<(CloudAssembly Assembly, string Said)> OnceAsync(
        string name, Func<string, Task<(CloudAssembly Assembly, string Said)>> synthesize) =>
        _shared.GetOrAdd(name, _ => new(() => synthesize(name))).Value;

    /// <summary>Synthesizes an organization of which there is nothing to remark.</summary>
    public async Task<CloudAssembly> SynthesizeAsync(string organization, string output)
    {
        var (assembly, said) = await RunAsync(organization, output);
        said.ShouldBeEmpty();
        return assembly;
    }

    /// <summary>Synthesizes an organization file's text.</summary>
    /// <returns>The assembly, and what was said on standard error.</returns>
    public async Task<(CloudAssembly Assembly, string Said)> SynthesizeTextAsync(string text, string output)
    {
        var file = PathOf(output + ".json");
        await File.WriteAllTextAsync(file, text);
        return await RunAsync(file, output);
    }

    private async Task<(CloudAssembly Assembly, string Said)> RunAsync(string organization, string output)
    {
        var said = await InfraApp.SynthesizeAsync(organization, PathOf(output));
        return (new CloudAssembly(PathOf(output)), said);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        _jsii.Dispose();
        return ValueTask.CompletedTask;
    }
}
