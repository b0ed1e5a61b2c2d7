using System.CommandLine;
using System.Text.Json.Nodes;
using Guardrails.Cli.Shared;
using Guardrails.Core.Names;

namespace Guardrails.Cli.Incidents;

/// <summary><c>guardrails alerts</c>: asks the function that tells people for something.</summary>
internal static class AlertsCommand
{
    /// <summary>The command, for the root command's list.</summary>
    public static Command Create()
    {
        var test = new Command(
            FunctionJobs.Test,
            "Sends a test message to every recipient of alerts, by mail and to the chat, so that you see it arrive. "
            + "Needs credentials of the delegated administrator account that may invoke the function "
            + $"{DeployedNames.IncidentAlerts}.");
        test.SetAction((_, cancellation) =>
            LiveLedger.RunAsync(ledger => TestAsync(ledger, Console.Out, cancellation)));
        return new("alerts", "Checks the way of an alert to its recipients.") { test };
    }

    /// <summary>Has a test message sent.</summary>
    internal static async Task<int> TestAsync(LiveLedger ledger, TextWriter output, CancellationToken cancellation)
    {
        await ledger.Functions.InvokeAsync(
            DeployedNames.IncidentAlerts,
            new JsonObject { [FunctionJobs.Member] = FunctionJobs.Test },
            cancellation);
        output.WriteLine(
            "The test message was handed to Amazon SNS. See that it arrives: who never confirmed the subscription gets "
            + "none.");
        return ExitCode.Done;
    }
}
