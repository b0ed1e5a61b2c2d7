namespace Guardrails.Local;

/// <summary>Something that goes wrong with one message of a topic, as it may on AWS.</summary>
public enum TopicFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Every subscription gets it twice: SNS delivers at least once.</summary>
    DeliverTwice,

    /// <summary>The call fails, and nothing was published.</summary>
    FailBefore,

    /// <summary>The message is published, and the call fails all the same: who repeats it publishes twice.</summary>
    FailAfter,
}
