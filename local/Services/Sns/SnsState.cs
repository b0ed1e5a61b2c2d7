namespace Guardrails.Local.Services.Sns;

/// <summary>Amazon SNS's state.</summary>
internal sealed class SnsState
{
    /// <summary>Topics by ARN.</summary>
    public SortedDictionary<string, Topic> Topics { get; } = new(StringComparer.Ordinal);

    /// <summary>Everything that was published, oldest first.</summary>
    public List<TopicMessage> Published { get; } = [];

    /// <summary>Mails that were delivered, oldest first.</summary>
    public List<MailView> Mails { get; } = [];

    /// <summary>Faults of the next messages, in their order.</summary>
    public Queue<TopicFault> Faults { get; } = [];
}

/// <summary>A message as it was published.</summary>
/// <param name="TopicArn">The topic.</param>
/// <param name="Id">Its id.</param>
/// <param name="Subject">Its subject, or null.</param>
/// <param name="Text">Its text.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="PublishedAt">The time.</param>
internal sealed record TopicMessage(
    string TopicArn,
    string Id,
    string? Subject,
    string Text,
    IReadOnlyDictionary<string, MessageAttribute> Attributes,
    DateTimeOffset PublishedAt);

/// <summary>An attribute of a message.</summary>
/// <param name="DataType">String, String.Array, Number or Binary, with a label of the sender's after a dot.</param>
/// <param name="Value">Its value.</param>
internal sealed record MessageAttribute(string DataType, string Value);
