using System.Text.Json.Nodes;

namespace Guardrails.Tests.Synth;

/// <summary>The real CDK app in a child process, with the environment that the CDK CLI gives it.</summary>
internal static class InfraApp
{
    /// <summary>The day of every test: the sample organization's exemption still runs.</summary>
    public const string Today = "2026-11-23";

    private static readonly string Assembly = Repository.PathOf(
        "artifacts",
        "bin",
        "Guardrails.Infra",
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
        "Guardrails.Infra.dll");

    public static Task<JudgeResult> RunAsync(string organization, string output) =>
        RunAsync(new JsonObject { ["org"] = organization, ["today"] = Today }, output);

    public static async Task<JudgeResult> RunAsync(
        JsonObject context, string output, bool nodeOnPath = true, string? folder = null)
    {
        using var temporary = new TemporaryFolder();
        var environment = new Dictionary<string, string?>(temporary.Environment, StringComparer.Ordinal)
        {
            ["CDK_CONTEXT_JSON"] = context.ToJsonString(),
            ["CDK_OUTDIR"] = output,
        };
        if (!nodeOnPath)
            environment["PATH"] = "/nonexistent";
        var result = await Judge.RunAsync("dotnet", [Assembly], environment: environment, folder: folder);
        temporary.LeftBehind.ShouldBeEmpty();
        return result;
    }
}
