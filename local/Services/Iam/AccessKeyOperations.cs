using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Iam;

/// <summary>The root user's own access keys: what it manages when it gives no user name.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html</remarks>
internal static class AccessKeyOperations
{
    /// <summary>The largest number of access keys that a user may have.</summary>
    public const int KeysPerUser = 2;

    public static IEnumerable<Operation> All =>
    [
        new("iam", "CreateAccessKey", RootUserPermission.Of("iam:CreateAccessKey"), Create),
        new("iam", "ListAccessKeys", RootUserPermission.Of("iam:ListAccessKeys"), List),
        new("iam", "UpdateAccessKey", RootUserPermission.Of("iam:UpdateAccessKey"), Update),
        new("iam", "DeleteAccessKey", RootUserPermission.Of("iam:DeleteAccessKey"), Delete),
        new("iam", "GetAccessKeyLastUsed", RootUserPermission.Of("iam:GetAccessKeyLastUsed"), GetLastUsed),
    ];

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
        {
            throw IamErrors.Invalid(
                $"Value '{status}' at 'status' failed to satisfy constraint: Member must satisfy enum value set: "
                + "[Active, Inactive]");
        }

        Find(call, input).Active = status == "Active";
        return [];
    }

    private static JsonObject Delete(Call call, JsonObject input)
    {
        RootKeys(call, input).Remove(Find(call, input));
        return [];
    }

    // No error of the operation's own is in its service model; a key of nobody in the account is access denied.
    private static JsonObject GetLastUsed(Call call, JsonObject input)
    {
        var id = input.Required("AccessKeyId");
        var key = call.Caller is RootUser ? call.Account.Root.AccessKeys.Find(key => key.Id == id) : null;
        if (key is null)
        {
            throw Authorizer.AccessDenied(
                call,
                new RequiredPermission("iam:GetAccessKeyLastUsed"),
                $"because the access key {id} belongs to no user here");
        }

        var use = new JsonObject
        {
            ["ServiceName"] = key.LastUsed?.Service ?? "N/A",
            ["Region"] = key.LastUsed?.Region ?? "N/A",
        };
        if (key.LastUsed is { } last)
            use["LastUsedDate"] = last.At;
        return new JsonObject { ["AccessKeyLastUsed"] = use };
    }

    private static AccessKey Find(Call call, JsonObject input)
    {
        var id = input.Required("AccessKeyId");
        return RootKeys(call, input).Find(key => key.Id == id)
            ?? throw IamErrors.NoSuchEntity($"The Access Key with id {id} cannot be found");
    }

    private static List<AccessKey> RootKeys(Call call, JsonObject input) =>
        RootUserPermission.Credentials(call, input).AccessKeys;

    private static JsonObject Describe(AccessKey key) => new()
    {
        ["AccessKeyId"] = key.Id,
        ["Status"] = key.Active ? "Active" : "Inactive",
        ["CreateDate"] = key.CreatedAt,
    };
}
