namespace Guardrails.Aws.Alerts;

/// <summary>Somebody who is to receive a topic's messages.</summary>
/// <param name="Endpoint">The address, as the topic has it.</param>
/// <param name="IsConfirmed">True where messages reach it.</param>
public sealed record TopicRecipient(string Endpoint, bool IsConfirmed);
