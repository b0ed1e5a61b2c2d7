using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Xunit;

namespace Guardrails.Tests;

/// <summary>
/// An outside program that judges our work: a Node.js script, a Python script, moto, cfn-lint.
/// Where it is absent its tests say SKIPPED; with <c>CI=true</c> they fail instead.
/// </summary>
public static class Judge
{
    /// <summary>Each command is asked once in a process: some take a second to say their version.</summary>
    private static readonly ConcurrentDictionary<string, Lazy<bool>> Known = new(StringComparer.Ordinal);

    /// <summary>Skips (or, in CI, fails) the test unless the command runs and exits with 0.</summary>
    public static void Require(string command, params string[] arguments)
    {
        var line = $"{command} {string.Join(' ', arguments)}";
        if (!Known.GetOrAdd(line, _ => new(() => Answers(command, arguments))).Value)
            Absent(line);
    }

    /// <summary>Skips (or, in CI, fails) the test unless that npm package is installed beside package.json.</summary>
    public static void RequireNpm(string package)
    {
        Require("node", "--version");
        if (!Directory.Exists(Repository.PathOf("node_modules", package)))
            Absent($"npm package {package}");
    }

    /// <summary>
    /// The first of the commands that runs, or the one that a variable of the environment names. Without any of them it
    /// skips (or, in CI, fails) the test.
    /// </summary>
    public static string RequireAny(string variable, params IReadOnlyList<string> commands)
    {
        var named = Environment.GetEnvironmentVariable(variable);
        var found = (named is null ? commands : [named]).FirstOrDefault(command => Known.GetOrAdd(
            $"{command} --version", _ => new(() => Answers(command, ["--version"]))).Value);
        if (found is null)
            Absent(named is null ? string.Join(", ", commands) : $"{named} ({variable})");
        return found!;
    }

    /// <summary>Runs a program with text on its standard input, in the repository's root or another folder.</summary>
    public static async Task<JudgeResult> RunAsync(
        string command,
        IEnumerable<string> arguments,
        string? input = null,
        IReadOnlyDictionary<string, string?>? environment = null,
        string? folder = null)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = folder ?? Repository.Root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        // A build in the child would leave an MSBuild node for fifteen minutes, which holds our end of its output open
        // as long.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>(StringComparer.Ordinal))
            start.Environment[name] = value;

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command} did not start.");
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await error);
    }

    private static bool Answers(string command, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
            process!.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static void Absent(string judge)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail($"{judge} is absent, and CI needs every judge.");
        Assert.Skip($"{judge} is absent: nobody outside judged this.");
    }
}

/// <summary>A judge's output.</summary>
public sealed record JudgeResult(int ExitCode, string Output, string Error);
