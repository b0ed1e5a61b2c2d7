using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Lambda;

/// <summary>Queues and streams that Lambda polls for functions, as CloudFormation makes them.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html</remarks>
internal static class EventSourceMappings
{
    public const string ReportBatchItemFailures = "ReportBatchItemFailures";

    // Lambda checks by trying; what it does afterwards is the same.
    private static readonly string[] Actions = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];

    private static readonly string[] OfStreams =
    [
        "StartingPosition", "BisectBatchOnFunctionError", "MaximumRetryAttempts", "MaximumRecordAgeInSeconds",
        "ParallelizationFactor", "DestinationConfig",
    ];

    public static IEnumerable<Operation> All =>
    [
        new(
            "lambda",
            "CreateEventSourceMapping",
            (call, input) => OnFunction("lambda:CreateEventSourceMapping", call, input),
            Put),
        new(
            "lambda",
            "UpdateEventSourceMapping",
            (call, input) => OnFunction("lambda:UpdateEventSourceMapping", call, input),
            Put),
    ];

    private static RequiredPermission OnFunction(string action, Call call, JsonObject input) =>
        new RequiredPermission(action).With("lambda:FunctionArn", LambdaOperations.Arn(call, input));

    private static JsonObject Put(Call call, JsonObject input)
    {
        var world = call.World;
        var function = LambdaOperations.Find(world, LambdaOperations.Arn(call, input));
        var source = input.Required("EventSourceArn");
        if (source.Split(':')[2] == "dynamodb")
            return Save(call, input, function, StreamMappings.Position(call, input, function));
        foreach (var member in OfStreams.Where(member => input[member] is not null))
            throw Invalid($"{member} is for streams only.");
        var queue = source;
        if (world.The<IQueues>().VisibilityTimeout(queue) is not { } hidden || queue.Split(':')[3] != function.Region)
        {
            throw Invalid(
                "Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. "
                + $"SQS Error Message: The queue {queue} does not exist in {function.Region}.");
        }

        if (hidden < function.Settings.Timeout)
        {
            throw Invalid(
                $"Queue visibility timeout: {hidden.TotalSeconds:0} seconds is less than Function timeout: "
                + $"{function.Settings.Timeout.TotalSeconds:0} seconds");
        }

        CheckRole(world, function, queue);
        CheckNumbers(input);

        return Save(call, input, function, stream: null);
    }

    private static JsonObject Save(Call call, JsonObject input, LambdaFunction function, StreamPosition? stream)
    {
        var world = call.World;
        var id = input.Text("UUID") ?? world.NextUuid("event-source-mapping");
        var mappings = world.Of<LambdaState>().EventSourceMappings;
        if (mappings.GetValueOrDefault(id) is { } existing && existing.SourceArn != input.Required("EventSourceArn"))
        {
            throw Invalid(
                $"EventSourceArn changed from {existing.SourceArn}; CloudFormation would replace the mapping, which is "
                + "not supported here.");
        }

        if (stream is not null && mappings.GetValueOrDefault(id)?.Stream is { } before)
            stream.Done = before.Done;
        mappings[id] = new(
            id,
            function.Arn,
            input.Required("EventSourceArn"),
            input.Integer("BatchSize") ?? (stream is null ? 10 : 100),
            input.Texts("FunctionResponseTypes").Contains(ReportBatchItemFailures),
            input.Text("Enabled") is null or "true")
        {
            Stream = stream,
        };
        return new()
        {
            ["UUID"] = id,
            ["EventSourceMappingArn"] =
                $"arn:{world.Partition}:lambda:{function.Region}:{function.AccountId}:event-source-mapping:{id}",
        };
    }

    private static void CheckRole(World world, LambdaFunction function, string queueArn)
    {
        var role = world.FindRole(function.RoleArn)
            ?? throw Invalid($"The function's execution role {function.RoleArn} does not exist.");
        foreach (var action in Actions)
        {
            try
            {
                world.The<IQueues>().Demand(
                    Call.By(world, new RoleSession(role, function.Settings.Name, []), function.Region),
                    queueArn,
                    action);
            }
            catch (AwsError error)
            {
                throw Invalid(
                    $"The function execution role does not have permissions to call {action.Split(':')[1]} on SQS: "
                    + $"{error.Message}");
            }
        }
    }

    private static void CheckNumbers(JsonObject input)
    {
        var (size, window) = (input.Integer("BatchSize") ?? 10, input.Integer("MaximumBatchingWindowInSeconds") ?? 0);
        if (size is < 1 or > 10_000 || window is < 0 or > 300)
        {
            throw Invalid(
                $"BatchSize {size} is not 1 to 10000, or MaximumBatchingWindowInSeconds {window} is not 0 to 300.");
        }

        if (size > 10 && window == 0)
        {
            throw Invalid(
                "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10.");
        }

        if ((input["ScalingConfig"] as JsonObject)?.Integer("MaximumConcurrency") is < 2 or > 1000)
            throw Invalid("ScalingConfig.MaximumConcurrency is not 2 to 1000.");
    }

    private static AwsError Invalid(string message) => new("InvalidParameterValueException", message);
}
