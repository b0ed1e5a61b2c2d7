using System.CommandLine;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Guardrails.Core.Organizations;
using Guardrails.Local;
using Spectre.Console;

namespace Guardrails.Cli.Demo;

/// <summary><c>guardrails demo</c>: parse, run, print.</summary>
internal static class DemoCommand
{
    private const string Organization = "example";

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new IdJsonConverter() },
    };

    /// <summary>The command, for the root command's list.</summary>
    public static Command Create()
    {
        var output = new Option<string>("--output") { Description = "'table' for a person, 'json' for a machine.", DefaultValueFactory = _ => "table" };
        output.AcceptOnlyFromAmong("table", "json");

        var command = new Command("demo", "Runs the whole product on an embedded AWS organization. No AWS account needed.") { output };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(output) == "json", cancellation));
        return command;
    }

    private static async Task<int> RunAsync(bool json, CancellationToken cancellation)
    {
        var assembly = Directory.CreateTempSubdirectory("guardrails-demo-");
        try
        {
            var (report, broken) = await RunAsync(assembly.FullName, cancellation);
            if (json)
                Console.Out.WriteLine(JsonSerializer.Serialize(report, Json));
            else
                DemoTables.Write(Terminal.Wide(), report);

            foreach (var promise in broken)
                Console.Error.WriteLine(promise);
            return broken.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        }
        finally
        {
            assembly.Delete(recursive: true);
        }
    }

    private static async Task<(DemoReport Report, IReadOnlyList<string> Broken)> RunAsync(string assembly, CancellationToken cancellation)
    {
        var progress = new StepProgress();
        var today = DateOnly.FromDateTime(DemoClock.Now.UtcDateTime);

        progress.Report($"Synthesizing orgs/{Organization}.json with AWS CDK");
        await CloudAssembly.SynthesizeAsync(Organization, today, assembly, cancellation);

        var file = Path.Combine(Checkout.Root, "orgs", $"{Organization}.json");
        var config = OrganizationFile.Parse(await File.ReadAllTextAsync(file, cancellation), today).Config
            ?? throw new UnreachableException("The app has just synthesized this file.");

        await using var aws = await LocalOrganization.StartAsync(
            LocalOrganization.Sample(), new LocalOptions { Time = new DemoClock() }, cancellation);
        try
        {
            var demo = new DemoRun(aws, config, progress);
            var report = await demo.RunAsync(assembly, cancellation);
            return (report, [.. DemoPromises.Broken(report), .. demo.Defects()]);
        }
        catch (DeployException exception)
        {
            throw new CommandException(ExitCode.Failed, $"The deploy failed: {exception.Message}");
        }
    }
}
