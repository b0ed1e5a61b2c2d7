using System.Text.Json.Nodes;
using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.Iam;

/// <summary>AWS::IAM::Role with inline and managed policies.</summary>
internal sealed class RoleResource : IResourceHandler
{
    public string Type => "AWS::IAM::Role";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var name = properties.OptionalText("RoleName") ?? resource.GeneratedName();
        var path = properties.OptionalText("Path") ?? "/";
        var trust = properties.RequiredJson("AssumeRolePolicyDocument").ToJsonString();
        var description = properties.OptionalText("Description");
        var maxSession = properties.OptionalNumber("MaxSessionDuration");
        var managed = properties.Texts("ManagedPolicyArns");
        var inline = properties.Objects("Policies").Select(
            policy => (Name: policy.Text("PolicyName"), Document: policy.RequiredJson("PolicyDocument").ToJsonString()))
            .ToList();
        properties.End();
        resource.Keep("RoleName", name);

        if (resource.Existing is null)
        {
            var input = new JsonObject { ["RoleName"] = name, ["Path"] = path, ["AssumeRolePolicyDocument"] = trust };
            if (description is not null)
                input["Description"] = description;
            if (maxSession is not null)
                input["MaxSessionDuration"] = maxSession;
            await resource.InvokeAsync("iam", "CreateRole", input);
        }
        else
        {
            await resource.InvokeAsync(
                "iam", "UpdateAssumeRolePolicy", new() { ["RoleName"] = name, ["PolicyDocument"] = trust });
        }

        await RemoveAsync(resource, name, inline.ConvertAll(policy => policy.Name), managed);
        foreach (var (policy, document) in inline)
        {
            await resource.InvokeAsync(
                "iam",
                "PutRolePolicy",
                new() { ["RoleName"] = name, ["PolicyName"] = policy, ["PolicyDocument"] = document });
        }

        foreach (var arn in managed)
            await resource.InvokeAsync("iam", "AttachRolePolicy", new() { ["RoleName"] = name, ["PolicyArn"] = arn });

        lock (resource.World.Gate)
        {
            var role = resource.World.Account(resource.Stack.AccountId).Roles[name];
            return new(name, new() { ["Arn"] = role.Arn, ["RoleId"] = role.Id });
        }
    }

    private static async Task RemoveAsync(
        ResourceCall resource, string name, List<string> inline, IReadOnlyList<string> managed)
    {
        List<string> oldInline, oldManaged;
        lock (resource.World.Gate)
        {
            var role = resource.World.Account(resource.Stack.AccountId).Roles[name];
            oldInline = [.. role.InlinePolicies.Keys.Except(inline)];
            oldManaged = [.. role.ManagedPolicies.Except(managed)];
        }

        foreach (var policy in oldInline)
        {
            await resource.InvokeAsync(
                "iam", "DeleteRolePolicy", new() { ["RoleName"] = name, ["PolicyName"] = policy });
        }

        foreach (var arn in oldManaged)
            await resource.InvokeAsync("iam", "DetachRolePolicy", new() { ["RoleName"] = name, ["PolicyArn"] = arn });
    }
}
