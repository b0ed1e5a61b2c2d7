using System.CommandLine;
using System.Text.Json.Nodes;
using Guardrails.Cli.Shared;
using Guardrails.Core.Json;
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
            + $"{DeployedNames.IncidentAlerts}. Exits with 1 if a recipient has not confirmed, or there is none, and "
            + "with 3 if the message did not go out or its recipients could not be read.");
        test.SetAction((_, cancellation) =>
            LiveLedger.RunAsync(ledger => TestAsync(ledger, Console.Out, cancellation)));
        return new("alerts", "Checks the way of an alert to its recipients.") { test };
    }

    /// <summary>Has a test message sent, and says of each topic who gets it and who does not.</summary>
    internal static async Task<int> TestAsync(LiveLedger ledger, TextWriter output, CancellationToken cancellation)
    {
        var answer = await ledger.Functions.InvokeAsync(
            DeployedNames.IncidentAlerts,
            new JsonObject { [FunctionJobs.Member] = FunctionJobs.Test },
            cancellation);
        var topics = (answer["topics"] as JsonArray ?? []).OfType<JsonObject>().Select(TestedTopic.Read).ToList();
        foreach (var line in topics.SelectMany(topic => topic.Lines))
            output.WriteLine(Printable.Line(line));
        if (topics.Count == 0 || topics.Exists(topic => topic.Failed is not null))
        {
            throw new CommandException(
                ExitCode.Failed,
                topics.Count == 0
                    ? "The function named no topic. Use a command of the same version as the function."
                    : "The test message did not go out everywhere. Remedy: correct what is said above, and try again.");
        }

        if (topics.Exists(topic => topic.Uncounted is not null))
        {
            throw new CommandException(
                ExitCode.Failed,
                "The test message went out, and who receives it could not be read. Remedy: see that it arrives, "
                + "correct what is said above, and try again.");
        }

        output.WriteLine("See that the message arrives.");
        return topics.TrueForAll(topic => topic.ReachesAll) ? ExitCode.Done : ExitCode.Findings;
    }
}
