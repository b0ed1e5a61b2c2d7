namespace Guardrails.Tests.Synth;

/// <summary>Runs the commands that README and docs show: as far as AWS, which none of them reaches here.</summary>
public sealed class DocumentCommands(Synthesis synthesis)
{
    private static readonly Dictionary<string, string?> NoCredentials = new(StringComparer.Ordinal)
    {
        ["AWS_ACCESS_KEY_ID"] = null,
        ["AWS_SECRET_ACCESS_KEY"] = null,
        ["AWS_SESSION_TOKEN"] = null,
        ["AWS_PROFILE"] = null,
        ["AWS_SHARED_CREDENTIALS_FILE"] = "/nonexistent",
        ["AWS_CONFIG_FILE"] = "/nonexistent",
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        ["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true",
    };

    /// <summary>
    /// False where the build of a deploy is left to <see cref="Builds"/>, which tries it on a small program: it takes a
    /// minute for ours, which CI spends. In Release it would replace what other tests are just running.
    /// </summary>
    private static bool BuildsTheApp =>
        !InfraApp.IsRelease && (Thoroughness.IsWhole || Environment.GetEnvironmentVariable("CI") == "true");

    public static TheoryData<string> CommandsThatNeedCredentials => [.. DocumentedCommands.NeedCredentials];

    public static TheoryData<string> CommandsOfTheCommandLine => [.. DocumentedCommands.ByTheCommandLine];

    [Fact]
    public async Task Synthesizing_a_copy_of_the_example_needs_no_credentials()
    {
        Judge.RequireNpm("aws-cdk");
        var output = synthesis.PathOf("documented-synth");

        // The day is given, because the example's exemption ends one day and this test does not.
        string[] further = ["--output", output, "-c", $"today={InfraApp.Today}"];
        var result = await RunAsync(
            DocumentedCommands.Synth,
            BuildsTheApp ? further : [.. further, "--no-build", "--app", $"dotnet {InfraApp.Assembly}"]);

        result.ExitCode.ShouldBe(0, result.Error);
        Directory.GetFiles(output, "*.template.json").Length.ShouldBe(7);
    }

    [Theory]
    [MemberData(nameof(CommandsThatNeedCredentials))]
    public async Task A_command_for_aws_stops_for_want_of_credentials_and_nothing_else(string command)
    {
        Judge.RequireNpm("aws-cdk");

        // The stacks are synthesized already, and 'destroy' asks a person: neither is what is tested here. The CDK CLI
        // writes a lock into the folder that it reads, so it gets one of its own.
        var stacks = synthesis.PathOf(Path.GetRandomFileName());
        FolderCopy.Of(synthesis.Example.Folder, stacks);
        string[] synthesized = ["--no-build", "--app", stacks];
        var result = await RunAsync(command, command.Contains("destroy") ? [.. synthesized, "--force"] : synthesized);

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("no credentials have been configured");
    }

    [Theory]
    [MemberData(nameof(CommandsOfTheCommandLine))]
    public async Task A_command_of_the_command_line_stops_for_want_of_credentials_too(string command)
    {
        var file = synthesis.PathOf("acme.json");
        File.Copy(Repository.PathOf("orgs", "example.json"), file, overwrite: true);
        var words = command.Split(" -- ")[1]
            .Replace("acme.snapshot.json", synthesis.PathOf("acme.snapshot.json"))
            .Replace("444444444444.usage", synthesis.PathOf("kept.usage"))
            .Replace("plan acme", $"plan {file} --today {InfraApp.Today}")
            .Replace("report acme", $"report {file}");

        var result = await GuardrailsCommand.RunAsync(NoCredentials, words.Split(' '));

        result.ExitCode.ShouldBe(3, result.Output + result.Error);
        result.Error.ShouldContain("credentials");
        File.Exists(synthesis.PathOf("acme.snapshot.json")).ShouldBeFalse();
    }

    /// <summary>Runs an <c>npx cdk</c> command for a copy of the example that stands outside the checkout.</summary>
    private async Task<JudgeResult> RunAsync(string command, params string[] further)
    {
        var file = synthesis.PathOf("acme.json");
        File.Copy(Repository.PathOf("orgs", "example.json"), file, overwrite: true);
        var words = command.Replace("org=acme", $"org={file}").Split(' ');
        return await Judge.RunAsync(words[0], [.. words[1..], .. further], environment: NoCredentials);
    }
}
