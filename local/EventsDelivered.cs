namespace Guardrails.Local;

/// <summary>The effects of events: the functions that got them, and the rules that were started at once.</summary>
/// <param name="Batches">Batches that Lambda handed to functions, in order.</param>
/// <param name="Rules">Config rules that somebody started out of turn and that ran, in order.</param>
public sealed record EventsDelivered(IReadOnlyList<BatchRun> Batches, IReadOnlyList<RuleRun> Rules);

/// <summary>One batch of a queue's messages that Lambda handed to a function.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="Messages">The number of its messages.</param>
/// <param name="Failed">The number of them that stay in the queue and come again after its visibility timeout.</param>
/// <param name="Error">The function's error, or null.</param>
public sealed record BatchRun(string Function, int Messages, int Failed, string? Error);
