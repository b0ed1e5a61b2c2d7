using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Kms;

/// <summary>Keys and aliases, as CloudFormation makes them.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html</remarks>
internal static partial class KeyOperations
{
    public static IEnumerable<Operation> All =>
    [
        new("kms", "CreateKey", RequiredPermission.Of("kms:CreateKey"), Create),
        new("kms", "PutKeyPolicy", OnKey("kms:PutKeyPolicy"), PutPolicy),
        new("kms", "UpdateKeyDescription", OnKey("kms:UpdateKeyDescription"), UpdateDescription),
        new("kms", "EnableKeyRotation", OnKey("kms:EnableKeyRotation"), (call, input) => Rotate(call, input, true)),
        new("kms", "DisableKeyRotation", OnKey("kms:DisableKeyRotation"), (call, input) => Rotate(call, input, false)),
        new("kms", "CreateAlias", OnAlias("kms:CreateAlias"), (call, input) => PutAlias(call, input, update: false)),
        new("kms", "UpdateAlias", OnAlias("kms:UpdateAlias"), (call, input) => PutAlias(call, input, update: true)),
    ];

    private static Func<Call, JsonObject, RequiredPermission> OnKey(string action) =>
        (call, input) => new(action, Find(call, input.Required("KeyId")).Arn);

    private static Func<Call, JsonObject, RequiredPermission> OnAlias(string action) => (call, input) =>
        new(action, AliasArn(call, input.Required("AliasName")))
        {
            Also = [new(action, Find(call, input.Required("TargetKeyId")).Arn)],
        };

    private static JsonObject Create(Call call, JsonObject input)
    {
        var key = new KmsKey(
            $"arn:{call.World.Partition}:kms:{call.Region}:{call.Caller.AccountId}:key/{call.World.NextUuid("key")}")
        {
            Policy = input.Text("Policy") ?? DefaultPolicy(call),
            Description = input.Text("Description") ?? "",
        };
        CheckPolicy(call, key, key.Policy);
        call.World.Of<KmsState>().Keys.Add(key.Arn, key);
        return new() { ["KeyMetadata"] = new JsonObject { ["KeyId"] = key.Id, ["Arn"] = key.Arn } };
    }

    private static string DefaultPolicy(Call call) =>
        $$"""
        {"Version":"2012-10-17","Statement":[{"Sid":"Enable IAM User Permissions","Effect":"Allow",
          "Principal":{"AWS":"arn:{{call.World.Partition}}:iam::{{call.Caller.AccountId}}:root"},
          "Action":"kms:*","Resource":"*"}]}
        """;

    private static JsonObject PutPolicy(Call call, JsonObject input)
    {
        var key = Find(call, input.Required("KeyId"));
        var policy = input.Required("Policy");
        CheckPolicy(call, key, policy);
        key.Policy = policy;
        return [];
    }

    /// <summary>A policy that locks out whoever gives it is refused.</summary>
    private static void CheckPolicy(Call call, KmsKey key, string text)
    {
        var policy = PolicyText.Check(text, problem => new("MalformedPolicyDocumentException", problem));
        if (policy.Statements.Any(statement => statement.Principal is null || statement.Resources is null))
        {
            throw new AwsError(
                "MalformedPolicyDocumentException", "A statement of the key policy has no Principal or no Resource.");
        }

        if (!KeyAuthorization.Lets(call, policy, new("kms:PutKeyPolicy", key.Arn)))
        {
            throw new AwsError(
                "MalformedPolicyDocumentException",
                "The new key policy will not allow you to update the key policy in the future.");
        }
    }

    private static JsonObject UpdateDescription(Call call, JsonObject input)
    {
        Find(call, input.Required("KeyId")).Description = input.Required("Description");
        return [];
    }

    private static JsonObject Rotate(Call call, JsonObject input, bool rotates)
    {
        Find(call, input.Required("KeyId")).Rotates = rotates;
        return [];
    }

    private static JsonObject PutAlias(Call call, JsonObject input, bool update)
    {
        var name = input.Required("AliasName");
        if (!AliasName().IsMatch(name) || name.StartsWith("alias/aws/", StringComparison.Ordinal))
        {
            throw new AwsError(
                "InvalidAliasNameException",
                $"Alias '{name}' is not 'alias/' and letters, digits, hyphens, underscores or slashes, "
                + "or is one of AWS's own.");
        }

        var (aliases, arn) = (call.World.Of<KmsState>().Aliases, AliasArn(call, name));
        if (!update && aliases.ContainsKey(arn))
            throw new AwsError("AlreadyExistsException", $"An alias with the name {arn} already exists");
        aliases[arn] = Find(call, input.Required("TargetKeyId")).Arn;
        return [];
    }

    private static string AliasArn(Call call, string name) =>
        $"arn:{call.World.Partition}:kms:{call.Region}:{call.Caller.AccountId}:{name}";

    private static KmsKey Find(Call call, string key) =>
        call.World.Of<KmsState>().Find(call.World.Partition, call.Region, call.Caller.AccountId, key)
            ?? throw new AwsError(IKeys.NotFound, $"Key '{key}' does not exist.");

    [GeneratedRegex(@"^alias/[a-zA-Z0-9/_-]{1,250}\z", RegexOptions.CultureInvariant)]
    private static partial Regex AliasName();
}
