using System.Text.Json.Nodes;
using Amazon.Runtime;
using Guardrails.Aws.Calls;
using Guardrails.Cli.Shared;
using Guardrails.Core.Decisions;
using Guardrails.Core.Json;
using Guardrails.Core.Names;

namespace Guardrails.Cli.Incidents;

/// <summary>Signs a decision, and has the function prove and record it.</summary>
internal static class DecisionSender
{
    /// <summary>Sends it, and tells the person what became of it.</summary>
    /// <exception cref="AwsCallException">It may have been recorded or not; sending it again is safe.</exception>
    /// <exception cref="AmazonClientException">There are no credentials to sign with.</exception>
    /// <exception cref="CommandException">The function refused it.</exception>
    public static async Task<int> SendAsync(
        LiveLedger ledger, Decision decision, TextWriter output, CancellationToken cancellation)
    {
        output.WriteLine(Printable.Line(await SendAsync(ledger, decision, cancellation)));
        return ExitCode.Done;
    }

    /// <summary>Sends it.</summary>
    /// <returns>The function's sentence for the person.</returns>
    /// <exception cref="AwsCallException">It may have been recorded or not; sending it again is safe.</exception>
    /// <exception cref="AmazonClientException">There are no credentials to sign with.</exception>
    /// <exception cref="CommandException">The function refused it.</exception>
    public static async Task<string> SendAsync(LiveLedger ledger, Decision decision, CancellationToken cancellation)
    {
        var payload = decision.ToJson();
        payload[PersonProof.Member] = (await ledger.ProveAsync(decision)).ToJson();
        var answer = await ledger.Functions.InvokeAsync(DeployedNames.Decisions, payload, cancellation);
        var finding = TextOf(answer, "finding");
        return TextOf(answer, "outcome") is DecisionOutcome.Recorded or DecisionOutcome.Already
            ? finding
            : throw new CommandException(ExitCode.Failed, $"Nothing was recorded. {finding}");
    }

    private static string TextOf(JsonObject answer, string name) =>
        answer[name] is JsonValue value && value.TryGetValue(out string? text)
            ? text
            : $"The function's answer says nothing of {name}. Use a command of the same version as the function.";
}
