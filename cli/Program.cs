using System.CommandLine;
using Guardrails.Cli.Demo;
using Guardrails.Cli.Incidents;
using Guardrails.Cli.Plan;
using Guardrails.Cli.Remediate;
using Guardrails.Cli.Report;
using Guardrails.Cli.Shared;
using Guardrails.Cli.Snapshot;
using Guardrails.Cli.Usage;

var root = new RootCommand(
    "Stops root users of an AWS Organization from creating access keys, and finds the keys that exist.")
{
    DemoCommand.Create(),
    PlanCommand.Create(),
    SnapshotCommand.Create(),
    IncidentsCommand.Create(),
    AnnounceCommand.Create(),
    ReportCommand.Create(),
    AlertsCommand.Create(),
    UsageCommand.Create(),
    RemediateCommand.Create(),
};

try
{
    var parsed = root.Parse(args);
    var exitCode = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    return parsed.Errors.Count > 0 ? ExitCode.BadInput : exitCode;
}
catch (CommandException exception)
{
    Screen.WriteErrors(exception.Lines);
    return exception.ExitCode;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped. The result is not complete.");
    return ExitCode.Stopped;
}
