using System.Globalization;
using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Events;

/// <summary>
/// Runs the rules whose time has come. Where the clock went past several of a rule's times at once, it runs once, at
/// the last of them: nothing else has happened between them.
/// </summary>
/// <remarks>
/// AWS invokes the function asynchronously, and twice more where it fails; here the next time does it again.
/// </remarks>
internal sealed class Schedules(World world) : IPump
{
    /// <inheritdoc/>
    public async Task<bool> RunAsync(Pumped done, CancellationToken cancellation)
    {
        List<Run> due;
        lock (world.Gate)
            due = [.. Due()];
        foreach (var run in due)
        {
            cancellation.ThrowIfCancellationRequested();
            done.Schedules.Add(new(
                run.Rule.Name,
                run.Target.Arn.Split(':')[^1],
                run.At,
                await InvokeAsync(run, cancellation)));
        }

        return due.Count > 0;
    }

    private List<Run> Due()
    {
        var due = new List<Run>();
        foreach (var rule in world.Of<EventsState>().EventBuses.Values.SelectMany(bus => bus.Rules.Values))
        {
            if (!rule.Enabled || rule.Schedule is null || rule.NextAt > world.Now)
                continue;
            DateTimeOffset at;
            do
            {
                at = rule.NextAt;
                rule.NextAt = rule.Schedule.Next(at);
            }
            while (rule.NextAt <= world.Now);
            due.AddRange(rule.Targets.Values.Select(target => new Run(rule, target, at)));
        }

        return due;
    }

    /// <summary>The error of one run, or null.</summary>
    private async Task<string?> InvokeAsync(Run run, CancellationToken cancellation)
    {
        var payload = run.Target.Input ?? Event(run).ToJsonString();
        try
        {
            var result = await world.The<IFunctions>().AsServiceAsync(
                run.Target.Arn,
                EventTraffic.ServicePrincipal,
                run.Rule.AccountId,
                run.Rule.Arn,
                payload,
                cancellation);
            return result.Error?.ToString();
        }
        catch (AwsError error)
        {
            Decisions.Refused(
                world,
                run.Rule.AccountId,
                $"EventBridge could not run {run.Target.Arn} for {run.Rule.Arn}: {error.Message}");
            return error.Message;
        }
    }

    private JsonObject Event(Run run) => new()
    {
        ["version"] = "0",
        ["id"] = world.NextUuid("event"),
        ["detail-type"] = "Scheduled Event",
        ["source"] = "aws.events",
        ["account"] = run.Rule.AccountId,
        ["time"] = run.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        ["region"] = run.Rule.Region,
        ["resources"] = new JsonArray(run.Rule.Arn),
        ["detail"] = new JsonObject(),
    };

    private sealed record Run(EventRule Rule, EventTarget Target, DateTimeOffset At);
}
