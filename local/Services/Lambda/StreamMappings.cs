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
                    + $"GetShardIterator, DescribeStream, and ListStreams Actions on your stream in IAM. {error.Message}");
            }
        }

        var (retries, age) = (input.Integer("MaximumRetryAttempts"), input.Integer("MaximumRecordAgeInSeconds"));
        if (retries is < -1 or > 10_000 || age is not (null or -1 or (>= 60 and <= 604_800)))
            throw Invalid("MaximumRetryAttempts is not -1 to 10000, or MaximumRecordAgeInSeconds not -1 or 60 to 604800.");
        if (input.Integer("BatchSize") is < 1 or > 10_000 || input.Integer("ParallelizationFactor") is < 1 or > 10)
            throw Invalid("BatchSize is not 1 to 10000, or ParallelizationFactor is not 1 to 10.");
        return new(
            retries is null or -1 ? int.MaxValue : retries.Value,
            age is null or -1 ? StreamKeeps : TimeSpan.FromSeconds(age.Value),
            input.Text("BisectBatchOnFunctionError") == "true",
            ((input["DestinationConfig"] as JsonObject)?["OnFailure"] as JsonObject)?.Text("Destination"));
    }

    private static AwsError Invalid(string message) => new("InvalidParameterValueException", message);
}
