using System.Text.Json.Nodes;
using Guardrails.Aws;
using Guardrails.Core.Remediation;
using Guardrails.Core.Roles.Deployment;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.RootRemediation;

/// <summary>
/// A run of the function. By the clock, quarantines are compared with the ledger, and then remediations go on: neither
/// keeps the other one from its work, and the invocation fails in the end where one of them failed. By a decision, the
/// remediation that it is about goes on, and no other one.
/// </summary>
internal sealed class RemediationRun
{
    private readonly QuarantineSweeper _sweeper;
    private readonly Func<RemediationEvent?, RunTime, CancellationToken, Task<Stream>> _remediations;
    private readonly Func<RunTime> _runs;
    private readonly JsonLog _log;

    /// <summary>As Lambda runs it.</summary>
    public RemediationRun(TimeProvider time)
        : this(
            new(
                Settings.Read(Environment.GetEnvironmentVariable),
                new AwsClients(),
                new(RemediationRemedies.Terms, time),
                time),
            new RootRemediationFunction(time).AdvanceAsync,
            RunTime.OfFunction,
            new(Console.Out))
    {
    }

    public RemediationRun(
        QuarantineSweeper sweeper,
        Func<RemediationEvent?, RunTime, CancellationToken, Task<Stream>> remediations,
        Func<RunTime> runs,
        JsonLog log) =>
        (_sweeper, _remediations, _runs, _log) = (sweeper, remediations, runs, log);

    public async Task<Stream> HandleAsync(Stream request, CancellationToken cancellation)
    {
        var run = _runs();
        using var text = new StreamReader(request);
        if (await AskedAsync(text) is { } asked)
            return await _remediations(asked, run, cancellation);
        var failure = await SweepAsync(run, cancellation);
        var answer = await _remediations(null, run, cancellation);
        return failure is null ? answer : throw new InvalidOperationException(failure);
    }

    /// <returns>The remediation that somebody decided on; null for the clock.</returns>
    /// <exception cref="FormatException">The event is neither.</exception>
    private static async Task<RemediationEvent?> AskedAsync(StreamReader request)
    {
        var text = await request.ReadToEndAsync(CancellationToken.None);
        return text.Trim() == Schedules.EveryRemediation ? null : RemediationEvent.Read(text);
    }

    /// <returns>Why quarantines could not be compared; null where all were.</returns>
    private async Task<string?> SweepAsync(RunTime run, CancellationToken cancellation)
    {
        using var sweep = run.SweepToken(cancellation);
        var line = new JsonObject { ["outcome"] = "compared" };
        try
        {
            var failures = await _sweeper.SweepAsync(sweep.Token);
            return failures is [] ? null : Failed(string.Join(' ', failures.Distinct()));
        }
        catch (Exception exception)
        {
            return Failed(exception.Message);
        }
        finally
        {
            _log.Write(line);
        }

        string Failed(string why)
        {
            (line["outcome"], line["findings"]) = ("failed", JsonLog.List([why]));
            return $"Quarantines could not be compared with the ledger: {why}";
        }
    }
}
