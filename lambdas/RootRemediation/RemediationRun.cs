using System.Text.Json.Nodes;
using Guardrails.Aws;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.RootRemediation;

/// <summary>
/// A run of the function: quarantines are compared with the ledger, and then remediations go on. Neither keeps the
/// other one from its work, and the invocation fails in the end where one of them failed.
/// </summary>
internal sealed class RemediationRun
{
    private readonly QuarantineSweeper _sweeper;
    private readonly Func<Stream, CancellationToken, Task<Stream>> _remediations;
    private readonly JsonLog _log;

    /// <summary>As Lambda runs it.</summary>
    public RemediationRun(TimeProvider time)
        : this(
            new(
                Settings.Read(Environment.GetEnvironmentVariable),
                new AwsClients(),
                new(RemediationRemedies.Terms, time),
                time),
            new RootRemediationFunction(time).HandleAsync,
            new(Console.Out))
    {
    }

    public RemediationRun(
        QuarantineSweeper sweeper, Func<Stream, CancellationToken, Task<Stream>> remediations, JsonLog log) =>
        (_sweeper, _remediations, _log) = (sweeper, remediations, log);

    public async Task<Stream> HandleAsync(Stream request, CancellationToken cancellation)
    {
        var failure = await SweepAsync(cancellation);
        var answer = await _remediations(request, cancellation);
        return failure is null ? answer : throw new InvalidOperationException(failure);
    }

    /// <returns>Why quarantines could not be compared; null where all were.</returns>
    private async Task<string?> SweepAsync(CancellationToken cancellation)
    {
        var line = new JsonObject { ["outcome"] = "compared" };
        try
        {
            var failures = await _sweeper.SweepAsync(cancellation);
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
