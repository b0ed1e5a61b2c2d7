using System.Diagnostics;
using System.Text.Json.Nodes;
using Guardrails.Cli.Shared;

namespace Guardrails.Cli.Demo;

/// <summary>
/// Synthesizes the real CDK app in a child process, with the environment that the CDK CLI would give it.
/// </summary>
internal static class Synthesis
{
    /// <summary>Writes the cloud assembly of an organization into a folder.</summary>
    /// <param name="organization">The name in orgs/NAME.json, or a path that ends in .json.</param>
    /// <param name="today">The day against which exemptions are judged.</param>
    /// <param name="output">The folder to write, which need not exist.</param>
    /// <param name="temporary">The folder for the child's temporary files, which a child that is ended leaves.</param>
    /// <param name="cancellation">Ends the child process.</param>
    /// <exception cref="CommandException">
    /// The app reported errors, such as a missing Node.js; nothing was written.
    /// </exception>
    public static async Task SynthesizeAsync(
        string organization, DateOnly today, string output, string temporary, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", [Checkout.InfraAssembly])
        {
            WorkingDirectory = Checkout.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CDK_OUTDIR"] = output;
        foreach (var name in (string[])["TMPDIR", "TMP", "TEMP"])
            start.Environment[name] = temporary;
        start.Environment["CDK_CONTEXT_JSON"] = Context(organization, today).ToJsonString();

        var (exitCode, text) = await RunAsync(start, cancellation);
        if (exitCode != 0)
        {
            var said = text.TrimEnd().ReplaceLineEndings("\n").Split('\n');
            throw new CommandException(ExitCode.BadInput, [$"Synthesis of '{organization}' failed.", .. said]);
        }
    }

    /// <summary>The context of cdk.json, as the CDK CLI passes it, and this run's own.</summary>
    private static JsonObject Context(string organization, DateOnly today)
    {
        var settings = JsonNode.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "cdk.json")))!;
        var context = settings["context"]?.DeepClone().AsObject() ?? [];
        context["org"] = organization;
        context["today"] = today.ToString("yyyy-MM-dd");
        return context;
    }

    private static async Task<(int ExitCode, string Text)> RunAsync(
        ProcessStartInfo start, CancellationToken cancellation)
    {
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var error = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, await error + await output);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }
    }
}
