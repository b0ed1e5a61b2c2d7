using System.Text.Json.Nodes;
using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Incidents.Messages;
using Guardrails.Core.Names;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.IncidentAlerts;

/// <summary>The job that a schedule or a person asks for.</summary>
internal sealed class Jobs(Watch watch, TimeProvider time)
{
    /// <summary>The hours that a sweep looks back, the current one included: two whole ones.</summary>
    private const int HoursBack = 3;

    private readonly Recipients _recipients = new(watch);

    /// <summary>Does a job.</summary>
    /// <returns>The answer to whoever asked.</returns>
    /// <exception cref="FormatException">There is no such job.</exception>
    /// <exception cref="AggregateException">A part of it failed; everything else was done.</exception>
    public async Task<JsonObject> DoAsync(string job, CancellationToken cancellation)
    {
        var (answer, failures) = job switch
        {
            FunctionJobs.Sweep => await SweepAsync(cancellation),
            FunctionJobs.Daily => await DailyAsync(cancellation),
            FunctionJobs.Weekly => await new WeeklyReport(watch, time).SendAsync(cancellation),
            FunctionJobs.Test => await _recipients.TestAsync(TestMessage.Of(time.GetUtcNow()), cancellation),
            _ => throw new FormatException(
                $"There is no job '{job}': expected {FunctionJobs.Sweep}, {FunctionJobs.Daily}, {FunctionJobs.Weekly} "
                + $"or {FunctionJobs.Test}."),
        };
        return failures.Count == 0
            ? answer
            : throw new AggregateException($"The job {job} is not done: {failures[0].Message}", failures);
    }

    /// <summary>
    /// Finds what the stream gave up on and what is due by itself, and sends what was decided on and not sent.
    /// </summary>
    private async Task<(JsonObject, IReadOnlyList<Exception>)> SweepAsync(CancellationToken cancellation)
    {
        var before = await SendPendingAsync(cancellation);
        var (now, looks) = (time.GetUtcNow(), await watch.Lists.LooksAsync(cancellation));
        var accounts = looks.Select(LedgerKey.AccountOf).ToHashSet();
        for (var hour = 0; hour < HoursBack; hour++)
            accounts.UnionWith(await watch.Lists.ObservedInAsync(now.AddHours(-hour), cancellation));
        var claims = await watch.ClaimAsync(accounts.OfType<AccountId>(), cancellation);
        var failures = watch.Log(await watch.Sender.SendAllAsync(claims.Alerts, cancellation));
        var looked = looks.Where(look => LedgerKey.AccountOf(look) is { } account
            && !claims.Failed.ContainsKey(account));
        return (
            Answer(accounts.Count),
            [.. before, .. claims.Failed.Values, .. failures, .. await LookedAsync(looked, cancellation)]);
    }

    /// <summary>
    /// Sends what was decided on before anything else is: one account's flood may take all the time that there is.
    /// </summary>
    private async Task<IReadOnlyList<Exception>> SendPendingAsync(CancellationToken cancellation) =>
        watch.Log(await watch.Sender.SendAllAsync([], cancellation));

    /// <summary>Takes notes away; gives what failed. One that stays costs a look, and no message.</summary>
    private async Task<IReadOnlyList<Exception>> LookedAsync(
        IEnumerable<LedgerKey> looked, CancellationToken cancellation)
    {
        var failures = new List<Exception>();
        foreach (var look in looked)
        {
            try
            {
                await watch.Lists.LookedAsync(look, cancellation);
            }
            catch (AwsCallException exception)
            {
                failures.Add(exception);
            }
        }

        return failures;
    }

    /// <summary>Looks at every account, so that nothing rests on the stream alone, and counts recipients.</summary>
    private async Task<(JsonObject, IReadOnlyList<Exception>)> DailyAsync(CancellationToken cancellation)
    {
        var before = await SendPendingAsync(cancellation);
        var accounts = await watch.Directory.AllAsync(cancellation);
        var claims = await watch.ClaimAsync(accounts, cancellation);
        var failures = watch.Log(await watch.Sender.SendAllAsync(claims.Alerts, cancellation));
        return (
            Answer(accounts.Count),
            [.. before, .. claims.Failed.Values, .. failures, .. await _recipients.CountAsync(cancellation)]);
    }

    private static JsonObject Answer(int accounts) => new() { ["accounts"] = accounts };
}
