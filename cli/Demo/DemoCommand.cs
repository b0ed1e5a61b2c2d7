using System.CommandLine;
using Guardrails.Cli.Shared;
using Guardrails.Core.Organizations.File;
using Guardrails.Local;

namespace Guardrails.Cli.Demo;

/// <summary><c>guardrails demo</c>: parse, run, print.</summary>
internal static class DemoCommand
{
    private const string Organization = "example";

    private static readonly DateOnly Today = DateOnly.FromDateTime(DemoClock.Now.UtcDateTime);

    /// <summary>The command, for the root command's list.</summary>
    public static Command Create()
    {
        var output = Output.Option();
        var assembly = new Option<DirectoryInfo>("--assembly")
        {
            Description =
                "Deploys this cloud assembly, such as the cdk.out of an edited checkout, instead of synthesizing one.",
        };
        assembly.AcceptExistingOnly();

        var command = new Command(
            "demo", "Runs the whole product on an embedded AWS organization. No AWS account needed.")
        {
            output, assembly,
        };
        command.SetAction(
            (parsed, cancellation) => RunAsync(Output.IsJson(parsed, output), parsed.GetValue(assembly), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(bool json, DirectoryInfo? assembly, CancellationToken cancellation)
    {
        var progress = new StepProgress();
        var scratch = Directory.CreateTempSubdirectory("guardrails-demo-");
        try
        {
            if (assembly is null)
            {
                progress.Report($"Synthesizing orgs/{Organization}.json with AWS CDK");
                var temporary = scratch.CreateSubdirectory("temporary");
                assembly = new DirectoryInfo(Path.Combine(scratch.FullName, "assembly"));
                await Synthesis.SynthesizeAsync(
                    Organization, Today, assembly.FullName, temporary.FullName, cancellation);
            }

            var (report, broken) = await RunAsync(assembly.FullName, progress, cancellation);
            if (report.Measured is { } measured)
                await DemoNumbers.KeepAsync(measured, cancellation);
            if (json)
                Output.WriteJson(DemoReport.Format, report);
            else
                DemoTables.Write(new(Console.Out, Screen.Output()), report);

            Screen.WriteErrors(broken);
            return broken.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static async Task<(DemoReport Report, IReadOnlyList<string> Broken)> RunAsync(
        string assembly, StepProgress progress, CancellationToken cancellation)
    {
        var file = OrganizationArgument.PathOf(Organization);
        var config = OrganizationFile.Parse(await File.ReadAllTextAsync(file, cancellation), Today).Config
            ?? throw new CommandException(
                ExitCode.BadInput, $"{file} is not valid: 'npx cdk synth -c org={Organization}' says why.");

        var clock = new DemoClock();
        await using var aws = await LocalOrganization.StartAsync(
            LocalOrganization.Sample(), new LocalOptions { Time = clock }, cancellation);
        try
        {
            var demo = new DemoRun(aws, clock, config, progress);
            var report = await demo.RunAsync(assembly, cancellation);
            var everything = config.Detects
                ? config.Alerts.Routes.Where(route => route.IsOfEverything).Select(route => route.Email).ToHashSet()
                : [];
            return (report, [.. DemoPromises.Broken(report, everything), .. demo.Defects()]);
        }
        catch (DeployException exception)
        {
            throw new CommandException(ExitCode.Failed, $"The deploy failed: {exception.Message}");
        }
    }
}
