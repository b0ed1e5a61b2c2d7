[assembly: AssemblyFixture(typeof(Guardrails.Tests.Synth.Synthesis))]

namespace Guardrails.Tests.Synth;

/// <summary>Two organizations from one checkout, synthesized once for all tests: the example, and one in GovCloud.</summary>
public sealed class Synthesis : IAsyncLifetime
{
    /// <summary>Another partition, both guardrails, more than one target and no exemption: everything that the example is not.</summary>
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

    private readonly string folder = Directory.CreateTempSubdirectory("guardrails-synth-").FullName;

    public CloudAssembly Example { get; private set; } = null!;

    public CloudAssembly GovCloud { get; private set; } = null!;

    /// <summary>A path that nothing else uses.</summary>
    public string PathOf(params string[] parts) => Path.Combine([folder, .. parts]);

    public async ValueTask InitializeAsync()
    {
        Example = await SynthesizeAsync("example", "example");

        var file = PathOf("gov-cloud.json");
        await File.WriteAllTextAsync(file, GovCloudOrganization);
        GovCloud = await SynthesizeAsync(file, "gov-cloud");
    }

    public async Task<CloudAssembly> SynthesizeAsync(string organization, string output)
    {
        var result = await InfraApp.RunAsync(organization, PathOf(output));
        result.Error.ShouldBeEmpty();
        result.Output.ShouldBeEmpty();
        result.ExitCode.ShouldBe(0);
        return new CloudAssembly(PathOf(output));
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
