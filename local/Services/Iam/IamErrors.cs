using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Iam;

/// <summary>IAM's errors, with its codes and statuses.</summary>
internal static class IamErrors
{
    public static AwsError NoSuchEntity(string message) => new("NoSuchEntity", message, 404);

    public static AwsError NoSuchRole(string name) => NoSuchEntity($"The role with name {name} cannot be found.");

    public static AwsError Malformed(string message) => new("MalformedPolicyDocument", message);

    public static AwsError Invalid(string detail) => new("ValidationError", $"1 validation error detected: {detail}");
}
