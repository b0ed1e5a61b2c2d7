using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Iam;

/// <summary>
/// Operations on a user's own credentials. Without a user name they are the caller's: here, the root user's.
/// </summary>
internal static class RootUserPermission
{
    /// <summary>The action on whose credentials they are.</summary>
    public static Func<Call, JsonObject, RequiredPermission> Of(string action) => (call, input) =>
        new RequiredPermission(action, (input.Text("UserName"), call.Caller) switch
        {
            ({ } user, _) => $"arn:{call.World.Partition}:iam::{call.Account.Id}:user/{user}",
            (_, RootUser root) => root.Arn,
            _ => "*",
        });

    /// <summary>
    /// The root user's credentials. There are no IAM users here, and a role has no credentials of its own.
    /// </summary>
    public static RootCredentials Credentials(Call call, JsonObject input)
    {
        if (input.Text("UserName") is { } user)
            throw IamErrors.NoSuchEntity($"The user with name {user} cannot be found.");
        return call.Caller is RootUser
            ? call.Account.Root
            : throw new AwsError("ValidationError", "Must specify userName when calling with non-User credentials");
    }
}
