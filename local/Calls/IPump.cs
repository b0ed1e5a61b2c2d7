namespace Guardrails.Local.Calls;

/// <summary>Does what a service does by itself, with nobody calling.</summary>
internal interface IPump
{
    /// <summary>Does some of what is due.</summary>
    /// <param name="done">Gets what was done.</param>
    /// <param name="cancellation">Stops before the next thing.</param>
    /// <returns>True where something was due.</returns>
    Task<bool> RunAsync(Pumped done, CancellationToken cancellation);
}

/// <summary>A record of what pumps did.</summary>
internal sealed class Pumped
{
    /// <summary>Batches that were handed to functions, in order.</summary>
    public List<BatchRun> Batches { get; } = [];

    /// <summary>Config rules that ran out of turn, in order.</summary>
    public List<RuleRun> Rules { get; } = [];

    /// <summary>Scheduled runs of functions, in order.</summary>
    public List<ScheduleRun> Schedules { get; } = [];

    /// <summary>Alarms whose state changed, in order.</summary>
    public List<AlarmChange> Alarms { get; } = [];
}
