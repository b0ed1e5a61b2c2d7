using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Guardrails.Tests.Synth;

/// <summary>The <c>guardrails</c> command as a shell sees it: width, colours, errors, exit codes.</summary>
public sealed class Shell(Synthesis synthesis)
{
    private static readonly string Snapshot = Repository.PathOf("orgs", "example.snapshot.json");

    /// <summary>Nothing that could lead to credentials.</summary>
    private static readonly Dictionary<string, string?> Nobody = new(StringComparer.Ordinal)
    {
        ["AWS_ACCESS_KEY_ID"] = null,
        ["AWS_SECRET_ACCESS_KEY"] = null,
        ["AWS_SESSION_TOKEN"] = null,
        ["AWS_PROFILE"] = null,
        ["AWS_CONFIG_FILE"] = "/nonexistent",
        ["AWS_SHARED_CREDENTIALS_FILE"] = "/nonexistent",
        ["AWS_EC2_METADATA_DISABLED"] = "true",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Columns_are_honoured_in_a_pipe_too_and_no_account_id_is_broken()
    {
        var result = await PlanAsync(new(StringComparer.Ordinal) { ["COLUMNS"] = "80" });

        result.ExitCode.ShouldBe(1, result.Error);
        result.Output.Split('\n').ShouldAllBe(line => line.TrimEnd('\r').Length <= 80);
        result.Output.ShouldContain("012345678901 legacy-batch");
    }

    [Fact]
    public async Task A_pipe_without_columns_gets_whole_sentences_and_no_colour()
    {
        var result = await PlanAsync(new(StringComparer.Ordinal) { ["COLUMNS"] = null });

        result.Output.ShouldContain(
            "yes: service control policies do not deny it (other policies may). no: they deny it. "
            + "?: a plan cannot tell. -: does not apply to the account. *: the account is not active. "
            + "before→after: the answer changes.");
        result.Output.ShouldNotContain('\e');
    }

    [Fact]
    public async Task Missing_credentials_have_one_cause_and_one_remedy()
    {
        var result = await GuardrailsCommand.RunAsync(Nobody, "plan", "example", "--today", InfraApp.Today);

        result.ExitCode.ShouldBe(3, result.Error);
        var said = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith("...")).ShouldHaveSingleItem();
        said.ShouldStartWith("AWS cannot be called: no credentials were found");
        said.Split("Remedy:").Length.ShouldBe(2);
        said.ShouldContain("aws sso login");
        said.ShouldContain("plan --snapshot FILE");
    }

    [Fact]
    public async Task A_profile_that_does_not_exist_is_named()
    {
        var environment = new Dictionary<string, string?>(Nobody, StringComparer.Ordinal) { ["AWS_PROFILE"] = "nope" };

        var result = await GuardrailsCommand.RunAsync(environment, "plan", "example", "--today", InfraApp.Today);

        result.Error.ShouldContain("AWS cannot be called: Unable to find the \"nope\" profile. Remedy: ");
    }

    [Fact]
    public async Task An_endpoint_that_this_build_does_not_know_has_a_remedy_of_its_own()
    {
        var environment = new Dictionary<string, string?>(Nobody, StringComparer.Ordinal)
        {
            ["AWS_ACCESS_KEY_ID"] = "AKIAIOSFODNN7EXAMPLE",
            ["AWS_SECRET_ACCESS_KEY"] = "none",
            ["AWS_USE_DUALSTACK_ENDPOINT"] = "true",
        };

        var result = await GuardrailsCommand.RunAsync(environment, "plan", "example", "--today", InfraApp.Today);

        result.Error.ShouldContain(
            "knows no dual-stack endpoints; build with -p:AwsSdk=official, or turn the setting off. "
            + "Remedy: unset AWS_USE_FIPS_ENDPOINT and AWS_USE_DUALSTACK_ENDPOINT");
        result.Error.ShouldNotContain("sso login");
    }

    [Fact]
    public async Task Of_eighty_thousand_errors_a_hundred_are_said_and_the_others_counted()
    {
        var file = synthesis.PathOf("keys.json");
        var keys = string.Concat(Enumerable.Range(0, 80_000).Select(number => $"\"k{number}\":1,"));
        await File.WriteAllTextAsync(file, $"{{{keys}}}", Cancellation);

        var result = await GuardrailsCommand.RunAsync("plan", file, "--snapshot", Snapshot);

        result.ExitCode.ShouldBe(2);
        result.Error.Length.ShouldBeLessThan(100_000);
        result.Error.TrimEnd().Split('\n').Length.ShouldBe(101);
        result.Error.ShouldMatch(@"\.\.\. and 79,?9\d\d more\.");
    }

    [Fact]
    public async Task An_old_snapshot_is_warned_of_and_the_plan_is_the_same()
    {
        var old = await GuardrailsCommand.RunAsync("plan", "example", "--snapshot", Snapshot, "--today", "2026-11-30");
        var accepted = await GuardrailsCommand.RunAsync(
            "plan", "example", "--snapshot", Snapshot, "--today", "2026-11-30", "--max-age", "7d");

        old.Error.ShouldContain("warning: taken 2026-11-23 09:00 UTC, 6 days before this plan");
        old.Error.ShouldContain("Remedy: ");
        (old.ExitCode, old.Output).ShouldBe((accepted.ExitCode, accepted.Output));
        accepted.Error.ShouldNotContain("warning");
    }

    [Fact]
    public async Task Ctrl_C_ends_with_130_and_says_that_the_result_is_not_complete()
    {
        // A test run in the background ignores the signal, and so would what it starts.
        Judge.Require("env", "--default-signal=INT", "true");
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var start = new ProcessStartInfo(
            "env",
            [
                "--default-signal=INT", "dotnet", GuardrailsCommand.Assembly,
                "plan", "example", "--today", InfraApp.Today,
            ])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in Nobody)
            start.Environment[name] = value;
        start.Environment["AWS_ACCESS_KEY_ID"] = "AKIAIOSFODNN7EXAMPLE";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "none";
        start.Environment["AWS_ENDPOINT_URL"] = $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}";
        using var process = Process.Start(start)!;
        try
        {
            using var asked = await silent.AcceptTcpClientAsync(Cancellation);
            await asked.GetStream().ReadExactlyAsync(new byte[1], Cancellation);
            using (var interrupt = Process.Start("kill", ["-INT", $"{process.Id}"]))
                await interrupt.WaitForExitAsync(Cancellation);

            var error = await process.StandardError.ReadToEndAsync(Cancellation);
            await process.WaitForExitAsync(Cancellation);

            process.ExitCode.ShouldBe(130, error);
            error.ShouldContain("Stopped. The result is not complete.");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    private static Task<JudgeResult> PlanAsync(Dictionary<string, string?> environment) =>
        GuardrailsCommand.RunAsync(
            environment, "plan", "example", "--snapshot", Snapshot, "--today", InfraApp.Today);
}
