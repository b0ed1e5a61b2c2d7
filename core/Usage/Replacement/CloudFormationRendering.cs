using System.Text.Json.Nodes;

namespace Guardrails.Core.Usage.Replacement;

/// <summary>A role as a CloudFormation template in JSON.</summary>
/// <remarks>
/// The role is trusted as the first suggestion says. Sources:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html and
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-managedpolicy.html
/// </remarks>
public static class CloudFormationRendering
{
    /// <summary>The template.</summary>
    public static ReplacementFile Of(ReplacementRole role)
    {
        ArgumentNullException.ThrowIfNull(role);
        var name = role.Options.Name;
        var trust = role.Trust[0];
        var properties = new JsonObject
        {
            ["Description"] = $"Replaces a root access key. Trusts: {trust.Kind}.",
            ["AssumeRolePolicyDocument"] = trust.Policy.Render(),
        };
        var resources = new JsonObject { [name] = Resource("AWS::IAM::Role", properties) };
        if (role.Options.Kind == PolicyKind.Managed)
            AddManaged(role, properties, resources);
        else if (role.Policies.Count > 0)
            properties["Policies"] = new JsonArray([.. role.Policies.Select(Inline)]);

        return new($"{name}.template.json", JsonRendering.Text(new JsonObject
        {
            ["AWSTemplateFormatVersion"] = "2010-09-09",
            ["Description"] = "The role that replaces a root access key.",
            ["Resources"] = resources,
            ["Outputs"] = new JsonObject
            {
                ["RoleArn"] = new JsonObject
                {
                    ["Value"] = new JsonObject { ["Fn::GetAtt"] = new JsonArray(name, "Arn") },
                },
            },
        }));
    }

    private static void AddManaged(ReplacementRole role, JsonObject properties, JsonObject resources)
    {
        if (role.Policies.Count == 0)
            return;
        properties["ManagedPolicyArns"] = new JsonArray(
            [.. role.Policies.Select(policy => new JsonObject { ["Ref"] = policy.Name })]);
        foreach (var policy in role.Policies)
        {
            resources[policy.Name] = Resource(
                "AWS::IAM::ManagedPolicy", new JsonObject { ["PolicyDocument"] = policy.Document.Render() });
        }
    }

    private static JsonObject Inline(ReplacementPolicy policy) => new()
    {
        ["PolicyName"] = policy.Name,
        ["PolicyDocument"] = policy.Document.Render(),
    };

    private static JsonObject Resource(string type, JsonObject properties) =>
        new() { ["Type"] = type, ["Properties"] = properties };
}
