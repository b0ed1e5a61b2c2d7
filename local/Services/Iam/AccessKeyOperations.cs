using System.Text.Json.Nodes;
using Guardrails.Local.Calls;
using Guardrails.Local.State;

namespace Guardrails.Local.Services.Iam;

/// <summary>The root user's own access keys: what it manages when it gives no user name.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html</remarks>
internal static class AccessKeyOperations
{
    /// <summary>How many access keys a user may have.</summary>
    public const int KeysPerUser = 2;

    public static IEnumerable<Operation> All =>
    [
        new("iam", "CreateAccessKey", Owner("iam:CreateAccessKey"), Create),
        new("iam", "ListAccessKeys", Owner("iam:ListAccessKeys"), List),
        new("iam", "UpdateAccessKey", Owner("iam:UpdateAccessKey"), Update),
        new("iam", "DeleteAccessKey", Owner("iam:DeleteAccessKey"), Delete),
    ];

    private static Func<Call, JsonObject, Need> Owner(string action) => (call, input) => new Need(
        action,
        input.Text("UserName") is { } user ? $"arn:{call.World.Partition}:iam::{call.Account.Id}:user/{user}" : call.Caller is RootUser ? call.Caller.Arn : "*");

    private static JsonObject Create(Call call, JsonObject input)
    {
        var keys = RootKeys(call, input);
        if (keys.Count >= KeysPerUser)
            throw new AwsError("LimitExceeded", $"Cannot exceed quota for AccessKeysPerUser: {KeysPerUser}", 409);

        var id = call.World.NextId("AKIA", 20);
        var key = new AccessKey(id, $"local-secret-of-{id}", call.Now);
        keys.Add(key);
        var created = Describe(key);
        created["SecretAccessKey"] = key.Secret;
        return new JsonObject { ["AccessKey"] = created };
    }

    private static JsonObject List(Call call, JsonObject input) =>
        IamPage.Of(call, input, "AccessKeyMetadata", RootKeys(call, input).Select(Describe));

    private static JsonObject Update(Call call, JsonObject input)
    {
        var status = input.Required("Status");
        if (status is not ("Active" or "Inactive"))
            throw IamErrors.Invalid($"Value '{status}' at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active, Inactive]");
        Find(call, input).Active = status == "Active";
        return [];
    }

    private static JsonObject Delete(Call call, JsonObject input)
    {
        RootKeys(call, input).Remove(Find(call, input));
        return [];
    }

    private static AccessKey Find(Call call, JsonObject input)
    {
        var id = input.Required("AccessKeyId");
        return RootKeys(call, input).Find(key => key.Id == id) ?? throw IamErrors.NoSuchEntity($"The Access Key with id {id} cannot be found");
    }

    private static List<AccessKey> RootKeys(Call call, JsonObject input)
    {
        if (input.Text("UserName") is { } user)
            throw IamErrors.NoSuchEntity($"The user with name {user} cannot be found.");
        return call.Caller is RootUser
            ? call.Account.Root.AccessKeys
            : throw new AwsError("ValidationError", "Must specify userName when calling with non-User credentials");
    }

    private static JsonObject Describe(AccessKey key) => new()
    {
        ["AccessKeyId"] = key.Id,
        ["Status"] = key.Active ? "Active" : "Inactive",
        ["CreateDate"] = key.CreatedAt,
    };
}
