using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.CloudWatch;

/// <summary>Evaluates every alarm, and publishes where a state changed.</summary>
internal sealed class Alarms(World world, Metrics metrics) : IPump
{
    /// <summary>The service principal that publishes.</summary>
    public const string ServicePrincipal = "cloudwatch.amazonaws.com";

    /// <inheritdoc/>
    public Task<bool> RunAsync(Pumped done, CancellationToken cancellation)
    {
        lock (world.Gate)
        {
            var alarms = world.Of<CloudWatchState>().Alarms.Values;
            if (alarms.Count == 0)
                return Task.FromResult(false);
            metrics.ReadGauges();
            var changed = false;
            foreach (var alarm in alarms)
            {
                var (state, reason) = AlarmEvaluation.Evaluate(world, alarm);
                if (state == alarm.State)
                    continue;
                done.Alarms.Add(new(alarm.Settings.Name, alarm.State, state, reason));
                Change(alarm, state, reason);
                changed = true;
            }

            return Task.FromResult(changed);
        }
    }

    private void Change(Alarm alarm, string state, string reason)
    {
        var old = alarm.State;
        alarm.State = state;
        var actions = state switch
        {
            Alarm.Alarming => alarm.Settings.AlarmActions,
            Alarm.Ok => alarm.Settings.OkActions,
            _ => [],
        };
        foreach (var topic in actions)
            Publish(alarm, topic, AlarmMessage.Of(alarm, old, reason, world.Now));
    }

    /// <summary>CloudWatch notes in the alarm's history what it may not publish, and goes on.</summary>
    private void Publish(Alarm alarm, string topic, string message)
    {
        var source = new Dictionary<string, IReadOnlyList<string>>
        {
            ["aws:SourceArn"] = [alarm.Arn],
            ["aws:SourceAccount"] = [alarm.AccountId],
        };
        try
        {
            world.The<ITopics>().PublishByService(
                topic, ServicePrincipal, source, AlarmMessage.Subject(alarm), message);
        }
        catch (AwsError error)
        {
            Decisions.Refused(
                world,
                alarm.AccountId,
                $"CloudWatch could not publish that {alarm.Settings.Name} is {alarm.State} to {topic}: "
                + error.Message);
        }
    }
}
