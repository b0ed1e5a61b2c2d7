namespace Guardrails.Core.Names;

/// <summary>The calls of Amazon SNS that the code makes, as IAM names them.</summary>
public static class SnsActions
{
    /// <summary>Sends a message to a topic's recipients.</summary>
    public const string Publish = "sns:Publish";

    /// <summary>Reads how many recipients of a topic have confirmed.</summary>
    public const string GetTopicAttributes = "sns:GetTopicAttributes";

    /// <summary>Lists a topic's recipients.</summary>
    public const string ListSubscriptionsByTopic = "sns:ListSubscriptionsByTopic";
}
