using System.Text.Json.Nodes;
using Amazon.CDK.AWS.IAM;
using Constructs;
using Guardrails.Core.Roles;

namespace Guardrails.Infra.Constructs;

/// <summary>A role of the product as a resource of a stack, or of a template that is data.</summary>
internal static class RoleResource
{
    /// <param name="filled">
    /// Fills into a text of the role's policy what only CloudFormation knows; not where the policy has none of it.
    /// </param>
    public static CfnRole AddTo(
        Construct scope, string id, ProductRole role, Func<string, string>? filled = null) =>
        new(scope, id, new CfnRoleProps
        {
            RoleName = role.Name,
            Description = role.Description,
            Path = PathOf(role),
            MaxSessionDuration = SessionSecondsOf(role),
            AssumeRolePolicyDocument = JsiiData.Of(role.Trust.Policy),
            ManagedPolicyArns = role.ManagedPolicies is [] ? null : [.. role.ManagedPolicies],
            Policies = PoliciesOf(role, filled ?? (text => text)),
        });

    public static JsonObject InTemplate(ProductRole role)
    {
        var properties = new JsonObject
        {
            ["RoleName"] = InnerTemplate.Text(role.Name),
            ["Description"] = role.Description,
            ["AssumeRolePolicyDocument"] = InnerTemplate.Filled(role.Trust.Policy.Render()),
        };
        if (PathOf(role) is { } path)
            properties["Path"] = path;
        if (SessionSecondsOf(role) is { } seconds)
            properties["MaxSessionDuration"] = seconds;
        if (role.ManagedPolicies is not [])
            properties["ManagedPolicyArns"] = new JsonArray([.. role.ManagedPolicies.Select(arn => (JsonNode)arn)]);
        if (role.Policy is { } policy)
        {
            properties["Policies"] = new JsonArray(new JsonObject
            {
                ["PolicyName"] = role.PolicyName,
                ["PolicyDocument"] = InnerTemplate.Filled(policy.Render()),
            });
        }

        return InnerTemplate.Resource("AWS::IAM::Role", properties);
    }

    private static CfnRole.PolicyProperty[]? PoliciesOf(ProductRole role, Func<string, string> filled) =>
        role.Policy is { } policy
            ?
            [
                new CfnRole.PolicyProperty
                {
                    PolicyName = role.PolicyName, PolicyDocument = JsiiData.Of(policy, filled),
                },
            ]
            : null;

    // What AWS takes where nothing is said stays unsaid.
    private static string? PathOf(ProductRole role) => role.Path == ProductRole.DefaultPath ? null : role.Path;

    private static int? SessionSecondsOf(ProductRole role) =>
        role.MaxSession == ProductRole.DefaultSession ? null : (int)role.MaxSession.TotalSeconds;
}
