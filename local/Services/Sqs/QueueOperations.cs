using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Sqs;

/// <summary>Standard queues that SQS encrypts with its own keys, as CloudFormation makes them.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
/// </remarks>
internal static partial class QueueOperations
{
    public static IEnumerable<Operation> All =>
    [
        new(
            "sqs",
            "CreateQueue",
            (call, input) => new("sqs:CreateQueue", Arn(call, input.Required("QueueName"))),
            Create),
        new(
            "sqs",
            "SetQueueAttributes",
            (call, input) => new("sqs:SetQueueAttributes", ArnOf(call, input)),
            SetAttributes),
    ];

    /// <summary>A queue's URL.</summary>
    public static string Url(World world, SqsQueue queue) =>
        $"https://sqs.{queue.Region}.{world.KnownPartition.DnsSuffix}/{queue.AccountId}/{queue.Name}";

    private static string Arn(Call call, string name) =>
        $"arn:{call.World.Partition}:sqs:{call.Region}:{call.Caller.AccountId}:{name}";

    /// <summary>The ARN of the queue that a call's QueueUrl names.</summary>
    public static string ArnOf(Call call, JsonObject input) => Arn(call, input.Required("QueueUrl").Split('/')[^1]);

    private static JsonObject Create(Call call, JsonObject input)
    {
        var name = input.Required("QueueName");
        if (!QueueName().IsMatch(name))
            throw Invalid($"Queue name '{name}' is not 1 to 80 letters, digits, hyphens or underscores.");
        var queue = new SqsQueue(Arn(call, name));
        if (call.World.Of<SqsState>().Queues.ContainsKey(queue.Arn))
            throw new AwsError("QueueNameExists", $"A queue already exists with the name {name}.");
        Set(call, queue, input);
        call.World.Of<SqsState>().Queues.Add(queue.Arn, queue);
        return new() { ["QueueUrl"] = Url(call.World, queue) };
    }

    /// <summary>The queue that a call's QueueUrl names.</summary>
    /// <exception cref="AwsError">There is none.</exception>
    public static SqsQueue Find(Call call, JsonObject input)
    {
        var queue = call.World.Of<SqsState>().Queues.GetValueOrDefault(ArnOf(call, input));
        return queue is not null && Url(call.World, queue) == input.Required("QueueUrl")
            ? queue
            : throw new AwsError(
                "QueueDoesNotExist", $"The specified queue {input.Required("QueueUrl")} does not exist.");
    }

    private static JsonObject SetAttributes(Call call, JsonObject input)
    {
        Set(call, Find(call, input), input);
        return [];
    }

    private static void Set(Call call, SqsQueue queue, JsonObject input)
    {
        var attributes = input["Attributes"] as JsonObject ?? [];
        if (Seconds(attributes, "VisibilityTimeout", 0, 43_200) is { } visibility)
            queue.VisibilityTimeout = visibility;
        if (Seconds(attributes, "MessageRetentionPeriod", 60, 1_209_600) is { } retention)
            queue.Retention = retention;
        if (attributes.Text("RedrivePolicy") is { } redrive)
            queue.Redrive = RedriveOf(call, queue, redrive);
        if (attributes.Text("Policy") is { } policy)
        {
            CheckPolicy(policy);
            queue.Policy = policy;
        }
    }

    private static TimeSpan? Seconds(JsonObject attributes, string name, int least, int most)
    {
        if (attributes.Integer(name) is not { } seconds)
            return null;
        return seconds >= least && seconds <= most
            ? TimeSpan.FromSeconds(seconds)
            : throw Invalid($"{name} {seconds} is not {least} to {most} seconds.");
    }

    private static Redrive RedriveOf(Call call, SqsQueue queue, string json)
    {
        var policy = JsonNode.Parse(json)!.AsObject();
        var target = call.World.Of<SqsState>().Queues.GetValueOrDefault(policy.Required("deadLetterTargetArn"));
        if (target is null || target.AccountId != queue.AccountId || target.Region != queue.Region)
        {
            throw Invalid(
                $"Value {json} for parameter RedrivePolicy is invalid. Reason: Dead letter target does not exist.");
        }

        var most = policy.Integer("maxReceiveCount");
        return most is >= 1 and <= 1000
            ? new(target.Arn, most.Value)
            : throw Invalid(
                $"Value {json} for parameter RedrivePolicy is invalid. Reason: maxReceiveCount must be 1 to 1000.");
    }

    private static void CheckPolicy(string policy)
    {
        var statements = PolicyText.Check(
            policy, problem => Invalid($"Invalid value for the parameter Policy: {problem}")).Statements;
        if (statements.Any(statement => statement.Principal is null || statement.Resources is null))
            throw Invalid("Invalid value for the parameter Policy: a statement has no Principal or no Resource.");
    }

    private static AwsError Invalid(string message) => new("InvalidParameterValue", message);

    [GeneratedRegex(@"^[\-_A-Za-z0-9]{1,80}\z", RegexOptions.CultureInvariant)]
    private static partial Regex QueueName();
}
