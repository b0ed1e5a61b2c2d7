namespace Guardrails.Core.Recheck;

/// <summary>A message of a queue of events.</summary>
/// <param name="Id">Its id, by which it is kept in the queue; null for one that cannot be kept by itself.</param>
/// <param name="Body">The event as EventBridge delivers it.</param>
/// <param name="Sent">The time at which it was sent, by the queue's clock; null where none is said.</param>
/// <param name="FirstReceived">The time at which it was first received, likewise.</param>
public sealed record RecheckMessage(
    string? Id, string Body, DateTimeOffset? Sent = null, DateTimeOffset? FirstReceived = null);
