using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Sts;

/// <summary>AssumeRole, AssumeRoot and GetCallerIdentity.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html</remarks>
internal static partial class StsOperations
{
    public static IEnumerable<Operation> All =>
    [
        new("sts", "GetCallerIdentity", (_, _) => RequiredPermission.Nothing, GetCallerIdentity),
        new("sts", "AssumeRole", AssumeRolePermission, AssumeRole),
        new("sts", "AssumeRoot", AssumeRootPermission, AssumeRoot),
    ];

    private static JsonObject GetCallerIdentity(Call call, JsonObject input) => new()
    {
        ["UserId"] = call.Caller.UserId,
        ["Account"] = call.Caller.AccountId,
        ["Arn"] = call.Caller.Arn,
    };

    private static RequiredPermission AssumeRolePermission(Call call, JsonObject input) =>
        RoleAssumption.Permission(
            input.Required("RoleArn"), input.Required("RoleSessionName"), input.Text("ExternalId"));

    private static JsonObject AssumeRole(Call call, JsonObject input)
    {
        var sessionName = input.Required("RoleSessionName");
        if (!SessionName().IsMatch(sessionName))
        {
            throw Invalid(
                $"Value '{sessionName}' at 'roleSessionName' failed to satisfy constraint: "
                + "Member must satisfy regular expression pattern: [\\w+=,.@-]*");
        }

        var seconds = input.Integer("DurationSeconds") ?? 3600;
        if (seconds is < 900 or > 43200)
        {
            throw Invalid(
                $"Value '{seconds}' at 'durationSeconds' failed to satisfy constraint: "
                + "Member must have value between 900 and 43200");
        }

        if (call.Caller is RoleSession && seconds > 3600)
        {
            throw new AwsError(
                "ValidationError",
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
        }

        var identity = RoleAssumption.ByPrincipal(
            call, AssumeRolePermission(call, input), sessionName, seconds, SessionPolicies(input));
        return new JsonObject
        {
            ["Credentials"] = Credentials(identity),
            ["AssumedRoleUser"] = new JsonObject
            {
                ["AssumedRoleId"] = identity.Principal.UserId,
                ["Arn"] = identity.Principal.Arn,
            },
        };
    }

    private static RequiredPermission AssumeRootPermission(Call call, JsonObject input) =>
        RootAssumption.Permission(call.World, input.Required("TargetPrincipal"), TaskArn(input));

    private static JsonObject AssumeRoot(Call call, JsonObject input)
    {
        if (TaskPolicy.Find(TaskArn(input), call.World.Partition) is not { } task)
        {
            throw Invalid(
                $"Value '{TaskArn(input)}' at 'taskPolicyArn' failed to satisfy constraint: "
                + "Member must be one of the root task policies");
        }

        var seconds = input.Integer("DurationSeconds") ?? 900;
        if (seconds is < 0 or > 900)
        {
            throw Invalid(
                $"Value '{seconds}' at 'durationSeconds' failed to satisfy constraint: "
                + "Member must have value between 0 and 900");
        }

        var identity = RootAssumption.Open(
            call, AssumeRootPermission(call, input), input.Required("TargetPrincipal"), task, seconds);
        return new JsonObject { ["Credentials"] = Credentials(identity) };
    }

    // Member names are the model's, and this one's is in lower case.
    private static string TaskArn(JsonObject input) => (input["TaskPolicyArn"] as JsonObject ?? []).Required("arn");

    private static JsonObject Credentials(Identity identity) => new()
    {
        ["AccessKeyId"] = identity.Credentials.AccessKeyId,
        ["SecretAccessKey"] = identity.Credentials.SecretAccessKey,
        ["SessionToken"] = identity.Credentials.SessionToken,
        ["Expiration"] = identity.ExpiresAt,
    };

    private static List<string> SessionPolicies(JsonObject input)
    {
        var policies = new List<string>();
        if (input.Text("Policy") is { } inline)
            policies.Add(inline);
        foreach (
            var arn in (input["PolicyArns"] as JsonArray ?? []).Select(item => ((JsonObject)item!).Required("arn")))
            policies.Add(ManagedPolicies.Find(arn) ?? throw Malformed($"The policy {arn} does not exist."));
        foreach (var policy in policies)
            PolicyText.Check(policy, Malformed);
        return policies;
    }

    private static AwsError Malformed(string message) => new("MalformedPolicyDocument", message);

    private static AwsError Invalid(string detail) => new("ValidationError", $"1 validation error detected: {detail}");

    [GeneratedRegex(@"^[a-zA-Z0-9_+=,.@-]{2,64}\z", RegexOptions.None)]
    private static partial Regex SessionName();
}
