using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Lambda;

/// <summary>Checks a mapping of a table's stream as Lambda does.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html</remarks>
internal static class StreamMappings
{
    private static readonly TimeSpan StreamKeeps = TimeSpan.FromHours(24);

    // Lambda checks by trying.
    private static readonly string[] Actions =
    [
        "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:DescribeStream", "dynamodb:ListStreams",
    ];

    /// <summary>The beginning of a stream.</summary>
    /// <exception cref="AwsError">The stream, the function's role or a number is not what Lambda takes.</exception>
    public static StreamPosition Position(Call call, JsonObject input, LambdaFunction function)
    {
        var (world, stream) = (call.World, input.Required("EventSourceArn"));
        if (!world.The<ITableStreams>().Has(stream) || stream.Split(':')[3] != function.Region)
            throw Invalid($"Stream not found: {stream}");
        if (input.Text("StartingPosition") is not "TRIM_HORIZON")
            throw Invalid("StartingPosition is not TRIM_HORIZON, which is all that there is here.");
        var role = world.FindRole(function.RoleArn)
            ?? throw Invalid($"The function's execution role {function.RoleArn} does not exist.");
        foreach (var action in Actions)
        {
            try
            {
                world.The<ITableStreams>().Demand(
                    Call.By(world, new RoleSession(role, function.Settings.Name, []), function.Region), stream, action);
            }
            catch (AwsError error)
            {
                throw Invalid(
                    $"Cannot access stream {stream}. Please ensure the role can perform the GetRecords, "
                    + "GetShardIterator, DescribeStream, and ListStreams Actions on your stream in IAM. "
                    + error.Message);
            }
        }

        return PositionOf(call, input);
    }

    private static StreamPosition PositionOf(Call call, JsonObject input)
    {
        if (input.Integer("MaximumRetryAttempts") is not { } retries || retries is < 0 or > 10_000)
        {
            throw Invalid(
                "MaximumRetryAttempts is not 0 to 10000; a batch that is tried until its records expire is not "
                + "supported here.");
        }

        var age = input.Integer("MaximumRecordAgeInSeconds") ?? -1;
        if (age is not (-1 or (>= 60 and <= 604_800)))
            throw Invalid("MaximumRecordAgeInSeconds is not -1 or 60 to 604800.");
        if (input.Integer("BatchSize") is < 1 or > 10_000 || input.Integer("ParallelizationFactor") is < 1 or > 10)
            throw Invalid("BatchSize is not 1 to 10000, or ParallelizationFactor is not 1 to 10.");
        if (input.Integer("MaximumBatchingWindowInSeconds") is < 0 or > 300)
            throw Invalid("MaximumBatchingWindowInSeconds is not 0 to 300.");
        if ((input["ScalingConfig"] as JsonObject)?.Integer("MaximumConcurrency") is not null)
            throw Invalid("ScalingConfig is not for streams.");
        var queue = ((input["DestinationConfig"] as JsonObject)?["OnFailure"] as JsonObject)?.Text("Destination");
        if (queue is not null && call.World.The<IQueues>().VisibilityTimeout(queue) is null)
            throw Invalid($"The destination {queue} is no queue that exists.");
        return new(
            retries,
            age == -1 ? StreamKeeps : TimeSpan.FromSeconds(age),
            input.Text("BisectBatchOnFunctionError") == "true",
            queue);
    }

    private static AwsError Invalid(string message) => new("InvalidParameterValueException", message);
}
