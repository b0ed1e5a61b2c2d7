using System.Text.Json.Nodes;
using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Messages;
using Guardrails.Core.Trails;

namespace Guardrails.Lambda.IncidentAlerts;

/// <summary>The weekly sign of life, and one reminder of everything that is open.</summary>
internal sealed class WeeklyReport(Watch watch, TimeProvider time)
{
    /// <summary>Sends both.</summary>
    /// <returns>The answer, and what failed. An account that cannot be read costs no other one.</returns>
    /// <exception cref="AwsCallException">The accounts could not be listed.</exception>
    public async Task<(JsonObject, IReadOnlyList<Exception>)> SendAsync(CancellationToken cancellation)
    {
        var accounts = await watch.Directory.AllAsync(cancellation);
        var looked = await Limited.AllAsync(accounts, Watch.AtATime, account => LookAsync(account, cancellation));
        var watched = looked.Where(one => one.Evidence is not null).ToList();
        var open = looked.SelectMany(one => one.Open).ToList();
        var stalest = watched.MinBy(one => one.Evidence);
        var failures = looked.Select(one => one.Failure).OfType<Exception>().ToList();
        var trails = await TrailsAsync(failures, cancellation);
        await SendAsync(
            new SignOfLife(
                accounts.Count,
                watched.Count,
                watched.Max(one => one.Evidence),
                stalest is null ? null : (stalest.Account, stalest.Evidence!.Value),
                open.Count)
            {
                Trails = trails, Now = time.GetUtcNow(),
            }.Message,
            failures,
            cancellation);
        if (open.Count > 0)
            await SendAsync(await RemindAsync(open, cancellation), failures, cancellation);
        return (
            new JsonObject
            {
                ["accounts"] = accounts.Count,
                ["watched"] = watched.Count,
                ["open"] = open.Count,
            },
            failures);
    }

    private async Task<(TrailCoverage Coverage, DateTimeOffset Read)?> TrailsAsync(
        List<Exception> failures, CancellationToken cancellation)
    {
        try
        {
            return await watch.Comparisons.TrailsAsync(cancellation);
        }
        catch (Exception exception) when (exception is AwsCallException or FormatException)
        {
            failures.Add(exception);
            return null;
        }
    }

    private async Task<TopicMessage> RemindAsync(IReadOnlyList<Incident> open, CancellationToken cancellation)
    {
        var named = await Limited.AllAsync(
            open.OrderByDescending(one => one.Severity).ThenBy(one => one.Began).Take(ReminderMessage.MostLines)
                .Select(one => one.Account).Distinct(),
            Watch.AtATime,
            account => watch.Directory.NameOfAsync(account, cancellation));
        var names = named.ToDictionary(one => one.Id);
        return new ReminderMessage(
            open, one => names.GetValueOrDefault(one.Account) ?? new(one.Account, "", "", [])).Message;
    }

    private async Task<Look> LookAsync(AccountId account, CancellationToken cancellation)
    {
        try
        {
            var latest = await watch.Verdicts.LatestAsync(account, cancellation);
            var incidents = await watch.Ledger.IncidentsAsync(account, cancellation);
            return new(
                account,
                // While nothing decides there is no evidence, however often a control answered so.
                latest.Select(one => one.UnknownSince ?? one.Asked).Cast<DateTimeOffset?>().Max(),
                [.. incidents.Where(one => !one.IsOver && one.Severity > Severity.Low)],
                null);
        }
        catch (Exception exception) when (exception is AwsCallException or FormatException)
        {
            return new(account, null, [], exception);
        }
    }

    private async Task SendAsync(TopicMessage message, List<Exception> failures, CancellationToken cancellation)
    {
        foreach (var topic in watch.Topics)
        {
            try
            {
                await topic.SendAsync(message, cancellation);
            }
            catch (AwsCallException exception)
            {
                failures.Add(exception);
            }
        }
    }

    /// <summary>An account, the time of its newest evidence, and what is open of it.</summary>
    private sealed record Look(
        AccountId Account, DateTimeOffset? Evidence, IReadOnlyList<Incident> Open, Exception? Failure);
}
