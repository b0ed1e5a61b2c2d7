using System.Text.Json.Nodes;
using Guardrails.Infra;
using Guardrails.Infra.Functions;

namespace Guardrails.Tests.Synth;

/// <summary>
/// The real CDK app: in a child process, with the environment that the CDK CLI gives it, or in this one, where Node.js
/// and the CDK are loaded once for all organizations.
/// </summary>
internal static class InfraApp
{
    /// <summary>The day of every test: the sample organization's exemption still runs.</summary>
    public const string Today = "2026-11-23";

    private static readonly string Configuration =
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    /// <summary>The app as it was built beside this test.</summary>
    public static readonly string Assembly = Repository.PathOf(
        "artifacts", "bin", "Guardrails.Infra", Configuration, "Guardrails.Infra.dll");

    /// <summary>True where it is the one that a deploy builds and starts, too.</summary>
    public static bool IsRelease => Configuration == "release";

    /// <summary>jsii is not safe in parallel in one process.</summary>
    private static readonly SemaphoreSlim One = new(1);

    private static readonly PublishedFunctions Functions = PublishedFunctions.Find(Path.GetDirectoryName(Assembly)!);

    /// <summary>Synthesizes in this process.</summary>
    /// <returns>The lines that the app says on standard error.</returns>
    public static async Task<string> SynthesizeAsync(string organization, string output)
    {
        using var said = new StringWriter();
        var read = OrganizationApp.Read(Context(organization).ToJsonString(), Functions, said)
            .ShouldNotBeNull(said.ToString());
        await One.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await Task.Run(() => OrganizationApp.Synthesize(read, Functions, output));
        }
        finally
        {
            One.Release();
        }

        return said.ToString();
    }

    public static Task<JudgeResult> RunAsync(string organization, string output) =>
        RunAsync(Context(organization), output);

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

    private static JsonObject Context(string organization) => new() { ["org"] = organization, ["today"] = Today };
}
