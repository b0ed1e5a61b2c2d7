namespace Guardrails.Local;

/// <summary>A mail that a topic sent, as its recipient gets it.</summary>
/// <param name="Topic">The topic's name.</param>
/// <param name="Recipient">The address.</param>
/// <param name="Sender">The name in the sender's address.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Body">The message, without the footer that AWS adds.</param>
/// <param name="UnsubscribeLink">The link in that footer, by which anybody ends the subscription.</param>
/// <param name="MessageId">The message; two mails of one id to one recipient are one message delivered twice.</param>
/// <param name="SentAt">The time (UTC).</param>
public sealed record MailView(
    string Topic,
    string Recipient,
    string Sender,
    string Subject,
    string Body,
    string UnsubscribeLink,
    string MessageId,
    DateTimeOffset SentAt);

/// <summary>A message that somebody published to a topic, whether or not anybody got it.</summary>
/// <param name="Topic">The topic's name.</param>
/// <param name="Id">Its id.</param>
/// <param name="Subject">Its subject, or null.</param>
/// <param name="Text">Its text.</param>
/// <param name="Attributes">Its attributes: names and values.</param>
/// <param name="PublishedAt">The time (UTC).</param>
public sealed record TopicMessageView(
    string Topic,
    string Id,
    string? Subject,
    string Text,
    IReadOnlyDictionary<string, string> Attributes,
    DateTimeOffset PublishedAt);
