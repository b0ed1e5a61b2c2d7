using Guardrails.Cli.Shared;
using Guardrails.Core.Reporting;
using Guardrails.Reports.Json;

namespace Guardrails.Cli.Report;

/// <summary>A report that an earlier command or the daily report wrote as JSON.</summary>
internal static class ReportInput
{
    /// <summary>Reads it.</summary>
    /// <exception cref="CommandException">It is not there, or is no such report; the message has its place.</exception>
    public static async Task<ComplianceReport> ReadAsync(FileInfo file, CancellationToken cancellation)
    {
        try
        {
            await using var stream = file.OpenRead();
            return await ReportJson.ReadAsync(stream, cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.BadInput, $"{file} cannot be read: {exception.Message}");
        }
        catch (FormatException exception)
        {
            throw new CommandException(ExitCode.BadInput, $"{file}: {exception.Message}");
        }
    }
}
