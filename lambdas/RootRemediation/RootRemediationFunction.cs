using System.Text.Json.Nodes;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Ledger;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;
using Guardrails.Core.Names;
using Guardrails.Core.Remediation;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.RootRemediation;

/// <summary>
/// Takes every remediation as far as it goes, by the clock. One that cannot go on stops no other one, and the
/// invocation fails in the end, so that its alarm sees it.
/// </summary>
/// <remarks>It runs once at a time: of two, one could attach what the other one just detached.</remarks>
internal sealed class RootRemediationFunction
{
    private readonly RemediationLedger _ledger;
    private readonly Func<RemediationSteps> _steps;
    private readonly TimeProvider _time;
    private readonly JsonLog _log;

    /// <summary>As Lambda runs it.</summary>
    public RootRemediationFunction(TimeProvider time)
        : this(Settings.Read(Environment.GetEnvironmentVariable), new AwsClients(), time, new(Console.Out))
    {
    }

    /// <summary>With the real SDK, wherever its clients call.</summary>
    public RootRemediationFunction(Settings settings, AwsClients aws, TimeProvider time, JsonLog log)
    {
        var calls = new AwsCalls(RemediationRemedies.Terms, time);
        (_time, _log) = (time, log);
        _ledger = new(new LedgerTable(aws.Ledger(), DeployedNames.Ledger, calls));

        // An environment lives for hours: whoever mends the organization meanwhile is seen by the next invocation.
        _steps = () => new(settings, aws, calls, time);
    }

    public async Task<Stream> HandleAsync(Stream request, CancellationToken cancellation)
    {
        var due = await _ledger.DueAsync(_time.GetUtcNow(), cancellation);
        Remediator remediator = new(_ledger, _steps(), _time);
        List<string> failures = [];
        foreach (var (account, remediation) in due)
        {
            if (await AdvanceAsync(remediator, account, remediation, cancellation) is { } failure)
                failures.Add(failure);
        }

        return failures.Count == 0
            ? Stream.Null
            : throw new InvalidOperationException(
                $"{Counted.Of(failures.Count, "remediation")} could not go on; the others did. "
                + string.Join(' ', failures));
    }

    /// <returns>Why it could not go on; null where it did.</returns>
    private async Task<string?> AdvanceAsync(
        Remediator remediator, AccountId account, string id, CancellationToken cancellation)
    {
        var line = new JsonObject { ["account"] = account.Value, ["remediation"] = id };
        try
        {
            var one = await remediator.AdvanceAsync(account, id, cancellation);
            (line["outcome"], line["stage"]) = ("advanced", one?.Stage.Words);
            if (one is { Stage: Stage.Halted halted })
                line["findings"] = JsonLog.List([$"{halted.Why}"]);
            return null;
        }
        catch (Exception exception)
        {
            (line["outcome"], line["findings"]) = ("failed", JsonLog.List([exception.Message]));
            return $"Account {account}: {exception.Message}";
        }
        finally
        {
            _log.Write(line);
        }
    }
}
