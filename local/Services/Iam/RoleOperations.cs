using System.Text.Json.Nodes;
using Guardrails.Core.Policies;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Iam;

/// <summary>Roles and their policies.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html</remarks>
internal static class RoleOperations
{
    public static IEnumerable<Operation> All =>
    [
        new("iam", "CreateRole", OnNewRole, Create),
        new("iam", "GetRole", OnRole("iam:GetRole"), Get),
        new("iam", "DeleteRole", OnRole("iam:DeleteRole"), Delete),
        new("iam", "UpdateAssumeRolePolicy", OnRole("iam:UpdateAssumeRolePolicy"), UpdateTrust),
        new("iam", "PutRolePolicy", OnRole("iam:PutRolePolicy"), PutPolicy),
        new("iam", "DeleteRolePolicy", OnRole("iam:DeleteRolePolicy"), DeletePolicy),
        new("iam", "AttachRolePolicy", OnRoleAndPolicy("iam:AttachRolePolicy"), AttachPolicy),
        new("iam", "DetachRolePolicy", OnRoleAndPolicy("iam:DetachRolePolicy"), DetachPolicy),
    ];

    /// <summary>A role as IAM describes it.</summary>
    public static JsonObject Describe(Role role) => new()
    {
        ["Path"] = role.Path,
        ["RoleName"] = role.Name,
        ["RoleId"] = role.Id,
        ["Arn"] = role.Arn,
        ["CreateDate"] = role.CreatedAt,
        ["AssumeRolePolicyDocument"] = Uri.EscapeDataString(role.TrustPolicy),
        ["Description"] = role.Description,
        ["MaxSessionDuration"] = role.MaxSessionSeconds,
    };

    private static RequiredPermission OnNewRole(Call call, JsonObject input) =>
        new("iam:CreateRole", Arn(call, input.Text("Path") ?? "/", input.Required("RoleName")));

    private static Func<Call, JsonObject, RequiredPermission> OnRole(string action) => (call, input) =>
    {
        var name = input.Required("RoleName");
        return new(action, call.Account.Roles.GetValueOrDefault(name)?.Arn ?? Arn(call, "/", name));
    };

    private static Func<Call, JsonObject, RequiredPermission> OnRoleAndPolicy(string action) => (call, input) =>
        OnRole(action)(call, input).With("iam:PolicyARN", input.Required("PolicyArn"));

    private static string Arn(Call call, string path, string name) =>
        $"arn:{call.World.Partition}:iam::{call.Account.Id}:role{path}{name}";

    private static JsonObject Create(Call call, JsonObject input)
    {
        var name = input.Required("RoleName");
        var trust = input.Required("AssumeRolePolicyDocument");
        if (call.Account.Roles.ContainsKey(name))
            throw new AwsError("EntityAlreadyExists", $"Role with name {name} already exists.", 409);
        CheckTrust(call.World, trust);
        var role = call.World.NewRole(
            call.Account,
            name,
            trust,
            input.Text("Path") ?? "/",
            input.Text("Description") ?? "",
            input.Integer("MaxSessionDuration") ?? 3600);
        return new JsonObject { ["Role"] = Describe(role) };
    }

    private static JsonObject Get(Call call, JsonObject input) => new() { ["Role"] = Describe(Find(call, input)) };

    private static JsonObject Delete(Call call, JsonObject input)
    {
        var role = Find(call, input);
        if (role.InlinePolicies.Count > 0)
            throw new AwsError("DeleteConflict", "Cannot delete entity, must delete policies first.", 409);
        if (role.ManagedPolicies.Count > 0)
            throw new AwsError("DeleteConflict", "Cannot delete entity, must detach all policies first.", 409);
        call.Account.Roles.Remove(role.Name);
        return [];
    }

    private static JsonObject UpdateTrust(Call call, JsonObject input)
    {
        var trust = input.Required("PolicyDocument");
        CheckTrust(call.World, trust);
        Find(call, input).TrustPolicy = trust;
        return [];
    }

    private static JsonObject PutPolicy(Call call, JsonObject input)
    {
        var document = input.Required("PolicyDocument");
        var statements = PolicyText.Check(document, IamErrors.Malformed).Statements;
        if (statements.Any(statement => statement.Principal is not null))
            throw IamErrors.Malformed("Policy document should not specify a principal.");
        if (statements.Any(statement => statement.Resources is null))
            throw IamErrors.Malformed("Policy statement must contain resources.");
        Find(call, input).InlinePolicies[input.Required("PolicyName")] = document;
        return [];
    }

    private static JsonObject DeletePolicy(Call call, JsonObject input)
    {
        var name = input.Required("PolicyName");
        return Find(call, input).InlinePolicies.Remove(name)
            ? []
            : throw IamErrors.NoSuchEntity($"The role policy with name {name} cannot be found.");
    }

    private static JsonObject AttachPolicy(Call call, JsonObject input)
    {
        var arn = input.Required("PolicyArn");
        if (ManagedPolicies.Find(arn) is null)
            throw IamErrors.NoSuchEntity($"Policy {arn} does not exist or is not attachable.");
        var attached = Find(call, input).ManagedPolicies;
        if (!attached.Contains(arn))
            attached.Add(arn);
        return [];
    }

    private static JsonObject DetachPolicy(Call call, JsonObject input)
    {
        var arn = input.Required("PolicyArn");
        return Find(call, input).ManagedPolicies.Remove(arn)
            ? []
            : throw IamErrors.NoSuchEntity($"Policy {arn} was not found.");
    }

    private static Role Find(Call call, JsonObject input)
    {
        var name = input.Required("RoleName");
        return call.Account.Roles.GetValueOrDefault(name) ?? throw IamErrors.NoSuchRole(name);
    }

    private static void CheckTrust(World world, string trust)
    {
        var statements = PolicyText.Check(trust, IamErrors.Malformed).Statements;
        if (statements.Any(statement => statement.Resources is not null))
            throw IamErrors.Malformed("Has prohibited field Resource");
        if (statements.Any(statement => statement.Principal is null))
            throw IamErrors.Malformed("Missing required field Principal");

        // IAM stores a role's unique id in place of its ARN, so it refuses a role that does not exist.
        foreach (var entry in statements.SelectMany(statement => statement.Principal!.Entries).Where(
            entry => entry.Kind == PrincipalKind.AWS))
        {
            if (entry.Value.Contains(":role/") && world.FindRole(entry.Value) is null)
                throw IamErrors.Malformed($"Invalid principal in policy: \"AWS\":\"{entry.Value}\"");
        }
    }
}
