using Guardrails.Local;

namespace Guardrails.Tests.Synth;

/// <summary>The <c>guardrails</c> command as it was built beside this test, in a process of its own.</summary>
internal static class GuardrailsCommand
{
    public static readonly string Assembly = Repository.PathOf(
        "artifacts",
        "bin",
        "Guardrails.Cli",
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
        "guardrails.dll");

    public static Task<JudgeResult> RunAsync(params string[] arguments) =>
        RunAsync(new Dictionary<string, string?>(StringComparer.Ordinal), arguments);

    public static async Task<JudgeResult> RunAsync(
        IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        using var temporary = new TemporaryFolder();
        var result = await Judge.RunAsync(
            "dotnet",
            [Assembly, .. arguments],
            environment: temporary.Environment.Concat(environment).ToDictionary(StringComparer.Ordinal));
        temporary.LeftBehind.ShouldBeEmpty();
        return result;
    }

    /// <summary>
    /// Runs it as somebody whose environment leads to an embedded organization, and to nothing else of AWS.
    /// </summary>
    public static Task<JudgeResult> RunAsync(
        LocalOrganization aws, LocalCredentials credentials, params string[] arguments) =>
        RunAsync(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AWS_ENDPOINT_URL"] = aws.Endpoint.AbsoluteUri,
            ["AWS_ACCESS_KEY_ID"] = credentials.AccessKeyId,
            ["AWS_SECRET_ACCESS_KEY"] = credentials.SecretAccessKey,
            ["AWS_SESSION_TOKEN"] = credentials.SessionToken,
            ["AWS_REGION"] = null,
            ["AWS_DEFAULT_REGION"] = null,
            ["AWS_PROFILE"] = null,
            ["AWS_CONFIG_FILE"] = "/nonexistent",
            ["AWS_SHARED_CREDENTIALS_FILE"] = "/nonexistent",
        }, arguments);
}
