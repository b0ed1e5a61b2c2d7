namespace Guardrails.Tests.Synth;

/// <summary>The <c>guardrails</c> command as it was built beside this test, in a process of its own.</summary>
internal static class GuardrailsCommand
{
    private static readonly string Assembly = Repository.PathOf(
        "artifacts", "bin", "Guardrails.Cli", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "guardrails.dll");

    public static Task<JudgeResult> RunAsync(params string[] arguments) => Judge.RunAsync("dotnet", [Assembly, .. arguments]);
}
