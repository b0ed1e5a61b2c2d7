using System.Text.RegularExpressions;

namespace Guardrails.Tests.Synth;

/// <summary>The README is the product's face: each of its commands is run, and what it shows of a command's output is what the command prints.</summary>
public sealed partial class ReadmeCommands(Synthesis synthesis)
{
    private const string Demo = "dotnet run --project cli -- demo";
    private const string Plan = "dotnet run --project cli -- plan example --snapshot orgs/example.snapshot.json --today 2026-11-23";
    private const string Copy = "cp orgs/example.json orgs/acme.json";
    private const string Synth = "npx cdk synth -c org=acme";

    // The gate is the first, its build runs the second (tests/Shared), and the third measures for minutes and is run by hand.
    private static readonly string[] RunElsewhere = ["dotnet test", "npm ci", "dotnet run -c Release --project tests/Bench"];

    // They get as far as AWS, and stop there for want of credentials.
    private static readonly string[] NeedCredentials =
    [
        "npx cdk bootstrap aws://111111111111/us-east-1 -c org=acme",
        "npx cdk bootstrap aws://222222222222/us-east-1 -c org=acme --trust 111111111111 --cloudformation-execution-policies arn:aws:iam::aws:policy/AdministratorAccess",
        "npx cdk diff -c org=acme",
        "npx cdk deploy --all -c org=acme",
        "npx cdk destroy --all -c org=acme",
    ];

    // They read AWS Organizations, and stop there for want of credentials.
    private static readonly string[] ReadTheOrganization =
    [
        "dotnet run --project cli -- plan acme",
        "dotnet run --project cli -- snapshot --file acme.snapshot.json",
    ];

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

    private static string Readme => File.ReadAllText(Repository.PathOf("README.md"));

    public static TheoryData<string> CommandsThatNeedCredentials => [.. NeedCredentials];

    public static TheoryData<string> CommandsThatReadTheOrganization => [.. ReadTheOrganization];

    [Fact]
    public void The_readme_holds_no_command_that_is_not_run() =>
        ShellBlock().Matches(Readme).SelectMany(block => block.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .ShouldBe([Demo, "dotnet test", Plan, Copy, .. ReadTheOrganization, "npm ci", Synth, .. NeedCredentials, "dotnet run -c Release --project tests/Bench"], ignoreOrder: true);

    [Fact]
    public void Commands_that_are_run_elsewhere_are_in_the_readme() =>
        RunElsewhere.ShouldAllBe(command => Readme.Contains(command));

    [Theory]
    [InlineData("demo", Demo)]
    [InlineData("plan", Plan)]
    public async Task A_command_prints_what_the_readme_shows(string block, string command)
    {
        // 'dotnet run' builds, and then runs this.
        var result = await GuardrailsCommand.RunAsync(command.Split(" -- ")[1].Split(' '));
        result.ExitCode.ShouldBe(0, result.Error);

        var printed = TrailingSpace().Replace(result.Output.ReplaceLineEndings("\n"), "\n").Trim('\n');
        if (Environment.GetEnvironmentVariable("UPDATE_README") == "1")
        {
            var updated = ShownBlock().Replace(Readme, match => match.Groups["name"].Value == block ? $"{match.Groups["open"]}{printed}\n{match.Groups["close"]}" : match.Value);
            await File.WriteAllTextAsync(Repository.PathOf("README.md"), updated, TestContext.Current.CancellationToken);
        }

        ShownBlock().Matches(Readme).Single(match => match.Groups["name"].Value == block).Groups["text"].Value.Trim('\n').ShouldBe(
            printed, $"Set UPDATE_README=1 and run this test to write what {block} prints into README.md, then read the difference.");
    }

    [Fact]
    public async Task Synthesizing_a_copy_of_the_example_needs_no_credentials()
    {
        Judge.RequireNpm("aws-cdk");
        var output = synthesis.PathOf("readme-synth");

        // The day is given, because the example's exemption ends one day and this test does not.
        var result = await RunAsync(Synth, "--output", output, "-c", $"today={InfraApp.Today}");

        result.ExitCode.ShouldBe(0, result.Error);
        Directory.GetFiles(output, "*.template.json").Length.ShouldBe(4);
    }

    [Theory]
    [MemberData(nameof(CommandsThatNeedCredentials))]
    public async Task A_command_for_aws_stops_for_want_of_credentials_and_nothing_else(string command)
    {
        Judge.RequireNpm("aws-cdk");

        // The stacks are synthesized already, and 'destroy' asks a person: neither is what is tested here.
        string[] synthesized = ["--no-build", "--app", synthesis.Example.Folder];
        var result = await RunAsync(command, command.Contains("destroy") ? [.. synthesized, "--force"] : synthesized);

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("no credentials have been configured");
    }

    [Theory]
    [MemberData(nameof(CommandsThatReadTheOrganization))]
    public async Task A_command_that_reads_the_organization_stops_for_want_of_credentials_and_nothing_else(string command)
    {
        var file = synthesis.PathOf("acme.json");
        File.Copy(Repository.PathOf("orgs", "example.json"), file, overwrite: true);
        var words = command.Split(" -- ")[1].Replace("acme.snapshot.json", synthesis.PathOf("acme.snapshot.json")).Replace("plan acme", $"plan {file} --today {InfraApp.Today}");

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

    [GeneratedRegex(@"^ *```sh\n(?<lines>.*?)^ *```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex ShellBlock();

    [GeneratedRegex(@"(?<open><!-- (?<name>\w+) -->\n```text\n)(?<text>.*?)(?<close>```\n<!-- /\k<name> -->)", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex ShownBlock();

    [GeneratedRegex(@" +\n", RegexOptions.ExplicitCapture)]
    private static partial Regex TrailingSpace();
}
