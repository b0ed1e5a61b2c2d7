using System.Text.Json.Nodes;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Organizations;

/// <summary>Organizations' errors, with its codes and reasons.</summary>
internal static class OrganizationErrors
{
    public static AwsError InvalidInput(string reason, string message) =>
        WithReason("InvalidInputException", reason, message);

    public static AwsError Constraint(string reason, string message) =>
        WithReason("ConstraintViolationException", reason, message);

    public static AwsError NotPermitted() =>
        new("AccessDeniedException", "You don't have permissions to access this resource.");

    private static AwsError WithReason(string code, string reason, string message) =>
        new(code, message) { Members = new Dictionary<string, JsonNode> { ["Reason"] = reason } };
}
