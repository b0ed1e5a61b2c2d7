using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.S3;

/// <summary>
/// Buckets and their policies, as CloudFormation makes them.
/// </summary>
/// <remarks>Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html</remarks>
internal static partial class BucketOperations
{
    public static IEnumerable<Operation> All =>
    [
        new("s3", "CreateBucket", CreatePermission, Create),
        new("s3", "PutBucketPolicy", On("s3:PutBucketPolicy"), PutPolicy),
    ];

    /// <summary>A bucket's ARN.</summary>
    public static string Arn(World world, string bucket) => $"arn:{world.Partition}:s3:::{bucket}";

    private static Func<Call, JsonObject, RequiredPermission> On(string action) =>
        (call, input) => new(action, Arn(call.World, input.Required("Bucket")));

    private static RequiredPermission CreatePermission(Call call, JsonObject input)
    {
        var arn = Arn(call.World, input.Required("Bucket"));
        return new("s3:CreateBucket", arn)
        {
            Also = input.Text("ObjectLockEnabledForBucket") == "true"
                ? [new("s3:PutBucketObjectLockConfiguration", arn), new("s3:PutBucketVersioning", arn)]
                : [],
        };
    }

    private static JsonObject Create(Call call, JsonObject input)
    {
        var name = input.Required("Bucket");
        if (!Name().IsMatch(name))
            throw new AwsError("InvalidBucketName", $"The specified bucket is not valid: {name}.");
        if (call.World.Of<S3State>().Buckets.GetValueOrDefault(name) is { } taken)
        {
            throw new AwsError(
                taken.AccountId == call.Caller.AccountId ? "BucketAlreadyOwnedByYou" : "BucketAlreadyExists",
                $"The requested bucket name is not available: {name}.",
                409);
        }

        call.World.Of<S3State>().Buckets[name] =
            new(name, call.Caller.AccountId, call.Region, Arn(call.World, name))
            {
                Locks = input.Text("ObjectLockEnabledForBucket") == "true",
                Versioned = input.Text("ObjectLockEnabledForBucket") == "true",
            };
        return [];
    }

    private static JsonObject PutPolicy(Call call, JsonObject input)
    {
        var name = input.Required("Bucket");
        if (call.World.Of<S3State>().Buckets.GetValueOrDefault(name) is not { } bucket
            || bucket.AccountId != call.Caller.AccountId)
        {
            throw new AwsError("NoSuchBucket", $"The specified bucket does not exist: {name}.", 404);
        }

        var policy = (JsonObject)input["Policy"]!;
        // AWS refuses statements about others' buckets.
        foreach (var resource in policy["Statement"]!.AsArray().SelectMany(statement => Texts(statement!["Resource"])))
        {
            if (resource != Arn(call.World, name)
                && !resource.StartsWith(Arn(call.World, name) + "/", StringComparison.Ordinal))
            {
                throw new AwsError("MalformedPolicy", $"Policy has invalid resource: {resource}.");
            }
        }

        bucket.Policy = policy.ToJsonString();
        return [];
    }

    private static IEnumerable<string> Texts(JsonNode? oneOrMany) =>
        oneOrMany is JsonArray many ? many.Select(one => one!.ToString()) : [oneOrMany?.ToString() ?? ""];

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
