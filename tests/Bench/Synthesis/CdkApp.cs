using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Guardrails.Tests.Bench.Synthesis;

/// <summary>A CDK app in a process of its own, with the environment that the CDK CLI gives it.</summary>
internal sealed record CdkApp(string Command, IReadOnlyList<string> Arguments)
{
    /// <summary>The real app, as it was built.</summary>
    public static CdkApp CSharp { get; } = new("dotnet", [Repository.PathOf("artifacts", "bin", "Guardrails.Infra", "release", "Guardrails.Infra.dll")]);

    /// <summary>The same resources by a TypeScript author.</summary>
    public static CdkApp TypeScript { get; } = new("node", [Repository.PathOf("tests", "Bench", "typescript", "app.mjs")]);

    /// <summary>Synthesizes the example into a folder that does not exist yet; from the start of the process to its end.</summary>
    public async Task<TimeSpan> SynthesizeAsync(string output)
    {
        var start = new ProcessStartInfo(Command, Arguments)
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CDK_OUTDIR"] = output;
        start.Environment["CDK_CONTEXT_JSON"] = new JsonObject { ["org"] = "example", ["today"] = "2026-11-23" }.ToJsonString();
        // Newer versions of CDK than C# has here check every template in a WebAssembly engine, which is no part of what is compared.
        start.Environment["CDK_VALIDATION"] = "false";

        var time = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var words = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        time.Stop();
        return process.ExitCode == 0
            ? time.Elapsed
            : throw new DifferenceException($"{Command} {string.Join(' ', Arguments)} ended with exit code {process.ExitCode}: {string.Concat(await words)}");
    }
}
