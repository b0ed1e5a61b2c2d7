namespace Guardrails.Local.Services.Sns;

/// <summary>A standard topic.</summary>
/// <param name="arn">Its ARN.</param>
internal sealed class Topic(string arn)
{
    public string Arn { get; } = arn;

    public string Region => Arn.Split(':')[3];

    public string AccountId => Arn.Split(':')[4];

    public string Name => Arn.Split(':')[5];

    /// <summary>The name in the sender's address of mails; empty for AWS's own.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The key that encrypts its messages, or null.</summary>
    public string? KmsKey { get; set; }

    /// <summary>Its policy as JSON; null for AWS's, which leaves it to the policies of its own account.</summary>
    public string? Policy { get; set; }

    /// <summary>Its subscriptions, in the order in which they were made.</summary>
    public List<TopicSubscription> Subscriptions { get; } = [];

    /// <summary>The number of subscriptions that were ended by somebody.</summary>
    public int Deleted { get; set; }
}

/// <summary>A subscription of a topic.</summary>
/// <param name="arn">Its ARN.</param>
/// <param name="protocol">The protocol.</param>
/// <param name="endpoint">The address.</param>
/// <param name="at">The time from which its confirmation link works.</param>
internal sealed class TopicSubscription(string arn, string protocol, string endpoint, DateTimeOffset at)
{
    public string Arn { get; } = arn;

    public string Protocol { get; } = protocol;

    public string Endpoint { get; } = endpoint;

    public DateTimeOffset SubscribedAt { get; } = at;

    public FilterPolicy? Filter { get; set; }

    /// <summary>The filter as it was given; null where there is none.</summary>
    public string? FilterText { get; set; }

    /// <summary>False while nobody has opened the link; then it gets nothing.</summary>
    public bool Confirmed { get; set; }

    /// <summary>True where only a signed call ends it, and no link in a mail.</summary>
    public bool AuthenticateOnUnsubscribe { get; set; }
}
