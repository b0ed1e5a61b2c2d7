using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Guardrails.Cli.Incidents;
using Guardrails.Cli.Shared;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Cli.Remediate;

/// <summary><c>guardrails remediate export</c>: read, write one file for an auditor.</summary>
internal static class ExportCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var remediation = new Argument<string>("id")
        {
            Description = "The remediation's id, as 'guardrails remediate list --all' shows it.",
        };
        var to = new Option<string>("--to")
        {
            Description = "The file to write, such as 444444444444-0f3a9c21.json. None is overwritten.",
            Required = true,
        };
        var command = new Command(
            "export",
            "Writes all of one remediation into a file for an auditor: the log, the proofs, each decision with who was "
            + "proven to make it and what they were shown, and the verification. Prints the file's SHA-256.")
        {
            remediation, to,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var id = parsed.GetRequiredValue(remediation);
            var account = RemediationArgument.AccountOf(id);
            return LiveLedger.RunAsync(ledger =>
                RunAsync(ledger, account, id, parsed.GetRequiredValue(to), Console.Out, cancellation));
        });
        return command;
    }

    /// <summary>Writes the file, whole or not at all.</summary>
    internal static async Task<int> RunAsync(
        LiveLedger ledger,
        AccountId account,
        string id,
        string path,
        TextWriter output,
        CancellationToken cancellation)
    {
        if (File.Exists(path))
        {
            throw new CommandException(
                ExitCode.BadInput, $"{path} exists. Remedy: write to another file: evidence is never overwritten.");
        }

        using var target = AtomicFile.Create(path);
        var read = await new CaseReader(ledger).ReadAsync(account, id, cancellation);
        var bytes = Encoding.UTF8.GetBytes(CaseExport.Format.Write(CaseExport.Of(read)) + "\n");
        await target.KeepAsync(
            async stream => await stream.WriteAsync(bytes, cancellation), overwrite: false);
        output.WriteLine(Printable.Line(
            $"{path}: {id}, {read.Case.Stage.Words}, {Counted.Of(read.Log.Count, "entry", "entries")}, "
            + $"{Counted.Of(read.Decisions.Count, "decision")}."));
        output.WriteLine($"SHA-256 {Convert.ToHexStringLower(SHA256.HashData(bytes))}");
        return ExitCode.Done;
    }
}
