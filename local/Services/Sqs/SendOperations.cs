using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Sqs;

/// <summary>Messages that a principal sends.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
/// </remarks>
internal static class SendOperations
{
    private const string Action = "sqs:SendMessage";
    private const int MostBytes = 1024 * 1024;

    public static IEnumerable<Operation> All =>
    [
        new("sqs", "SendMessage", (call, input) => new(Action, QueueOperations.ArnOf(call, input)), Send),
    ];

    private static JsonObject Send(Call call, JsonObject input)
    {
        var queue = QueueOperations.Find(call, input);
        ResourcePolicies.DemandPrincipal(call, new(Action, queue.Arn), queue.Policy);
        var body = input.Required("MessageBody");
        if (Encoding.UTF8.GetByteCount(body) > MostBytes)
            throw new AwsError("InvalidParameterValue", $"Message must be shorter than {MostBytes} bytes.");
        var message = new QueueMessage(call.World.NextUuid("message"), body, call.Now);
        queue.Messages.Add(message);
        return new() { ["MessageId"] = message.Id, ["MD5OfMessageBody"] = MessageDigest.Of(body) };
    }
}
