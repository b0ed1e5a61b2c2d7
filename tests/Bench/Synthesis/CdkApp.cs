using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Guardrails.Tests.Bench.Synthesis;

/// <summary>A CDK app in a process of its own, with the environment that the CDK CLI gives it.</summary>
internal sealed record CdkApp(string Command, IReadOnlyList<string> Arguments)
{
    /// <summary>The real app, as it was built.</summary>
    public static CdkApp CSharp { get; } =
        new("dotnet", [Repository.PathOf("artifacts", "bin", "Guardrails.Infra", "release", "Guardrails.Infra.dll")]);

    /// <summary>The same stacks and resources by a TypeScript author.</summary>
    public static CdkApp TypeScript { get; } =
        new("node", [Repository.PathOf("tests", "Bench", "typescript", "app.mjs")]);

    /// <summary>An app in C# that has nothing to synthesize.</summary>
    public static CdkApp Empty { get; } = new("dotnet", [typeof(CdkApp).Assembly.Location, EmptyApp.Argument]);

    /// <summary>
    /// Synthesizes the bench's organization into a folder that does not exist yet; from the start of the process
    /// to its end.
    /// </summary>
    public async Task<TimeSpan> SynthesizeAsync(string output)
    {
        // jsii leaves 66 MB in the temporary folder of every process.
        using var temporary = new TemporaryFolder();
        return await RunAsync(output, temporary);
    }

    private async Task<TimeSpan> RunAsync(string output, TemporaryFolder temporary)
    {
        var start = new ProcessStartInfo(Command, Arguments)
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in temporary.Environment)
            start.Environment[name] = value;
        start.Environment["CDK_OUTDIR"] = output;
        start.Environment["CDK_CONTEXT_JSON"] =
            new JsonObject { ["org"] = SynthesisBench.Organization, ["today"] = "2026-11-23" }.ToJsonString();
        // Newer versions of CDK than C# has here check every template in a WebAssembly engine, which is no part of what
        // is compared.
        start.Environment["CDK_VALIDATION"] = "false";

        var time = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var words = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        time.Stop();
        return process.ExitCode == 0
            ? time.Elapsed
            : throw new DifferenceException(
                $"{Command} {string.Join(' ', Arguments)} ended with exit code {process.ExitCode}: "
                + string.Concat(await words));
    }
}
