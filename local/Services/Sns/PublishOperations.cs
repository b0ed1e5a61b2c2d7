using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Sns;

/// <summary>Messages that a principal publishes.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html</remarks>
internal static class PublishOperations
{
    private const string Action = "sns:Publish";
    private static readonly string[] Unknown =
        ["TargetArn", "PhoneNumber", "MessageStructure", "MessageDeduplicationId", "MessageGroupId"];

    public static IEnumerable<Operation> All =>
    [
        new("sns", "Publish", TopicOperations.OnTopic(Action), Publish),
    ];

    private static JsonObject Publish(Call call, JsonObject input)
    {
        if (Array.Find(Unknown, input.ContainsKey) is { } unknown)
            throw new AwsError("InvalidParameter", $"Invalid parameter: {unknown} is not supported here");
        var topic = TopicOperations.Find(call, input, Action);
        var (subject, text) = (input.Text("Subject"), input.Required("Message"));
        var attributes = PublishLimits.Attributes(input);
        PublishLimits.Check(subject, text, attributes);
        TopicKeys.Demand(call.World, topic, "sns", call, source: null);

        var fault = call.World.Of<SnsState>().Faults.TryDequeue(out var next) ? next : TopicFault.None;
        if (fault == TopicFault.FailBefore)
            throw Failure();
        var id = TopicDelivery.Send(call.World, topic, subject, text, attributes);
        if (fault == TopicFault.DeliverTwice)
            TopicDelivery.DeliverAgain(call.World, topic);
        return fault == TopicFault.FailAfter ? throw Failure() : new() { ["MessageId"] = id };
    }

    private static AwsError Failure() => new("InternalError", "Internal failure", 500);
}
