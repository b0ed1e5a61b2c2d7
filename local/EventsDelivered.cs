namespace Guardrails.Local;

/// <summary>The effects of events: the functions that got them, and the rules that were started at once.</summary>
/// <param name="Batches">Batches that Lambda handed to functions, in order.</param>
/// <param name="Rules">Config rules that somebody started out of turn and that ran, in order.</param>
public sealed record EventsDelivered(IReadOnlyList<BatchRun> Batches, IReadOnlyList<RuleRun> Rules)
{
    /// <summary>Functions whose schedule had come, in order.</summary>
    public IReadOnlyList<ScheduleRun> Schedules { get; init; } = [];

    /// <summary>Alarms whose state changed, in order.</summary>
    public IReadOnlyList<AlarmChange> Alarms { get; init; } = [];

    /// <summary>The batches of one function, in order.</summary>
    /// <param name="function">The function's name.</param>
    public IReadOnlyList<BatchRun> Of(string function) => [.. Batches.Where(batch => batch.Function == function)];
}

/// <summary>One run of a function by its schedule.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Function">The function's name.</param>
/// <param name="DueAt">The time for which it was scheduled (UTC).</param>
/// <param name="Error">The function's error, or the reason why it was not invoked; null where neither is.</param>
public sealed record ScheduleRun(string Rule, string Function, DateTimeOffset DueAt, string? Error);

/// <summary>A change of an alarm's state.</summary>
/// <param name="Alarm">The alarm's name.</param>
/// <param name="From">The state before: OK, ALARM or INSUFFICIENT_DATA.</param>
/// <param name="To">The state now.</param>
/// <param name="Reason">The reason, as CloudWatch words it.</param>
public sealed record AlarmChange(string Alarm, string From, string To, string Reason);

/// <summary>One batch of a queue's messages that Lambda handed to a function.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="Messages">The number of its messages.</param>
/// <param name="Failed">The number of them that stay in the queue and come again after its visibility timeout.</param>
/// <param name="Error">The function's error, or null.</param>
public sealed record BatchRun(string Function, int Messages, int Failed, string? Error);
