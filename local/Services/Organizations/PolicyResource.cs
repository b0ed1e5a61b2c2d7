using System.Text.Json.Nodes;
using Guardrails.Local.Deployment;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Organizations;

/// <summary>AWS::Organizations::Policy: created or updated, then attached to each target.</summary>
internal sealed class PolicyResource : IResourceHandler
{
    public string Type => "AWS::Organizations::Policy";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var content = properties.RequiredJson("Content");
        var input = new JsonObject
        {
            ["Name"] = properties.Text("Name"),
            ["Description"] = properties.OptionalText("Description") ?? "",
            ["Content"] = content is JsonValue text ? text.ToString() : content.ToJsonString(),
        };
        var type = properties.OneOf("Type", null, "SERVICE_CONTROL_POLICY");
        var targets = properties.Texts("TargetIds");
        properties.End();

        var policyId = resource.Existing?.PhysicalId;
        if (policyId is null)
        {
            input["Type"] = type;
            var created = await resource.InvokeAsync("organizations", "CreatePolicy", input);
            policyId = (string)created["Policy"]!["PolicySummary"]!["Id"]!;
        }
        else
        {
            input["PolicyId"] = policyId;
            await resource.InvokeAsync("organizations", "UpdatePolicy", input);
        }

        await AttachAsync(resource, policyId, targets);
        return new(policyId, new()
        {
            ["Id"] = policyId,
            ["Arn"] = $"arn:{resource.World.Partition}:organizations::{resource.World.ManagementAccountId}:policy/"
                + $"{resource.World.OrganizationId}/service_control_policy/{policyId}",
        });
    }

    private static async Task AttachAsync(ResourceCall resource, string policyId, IReadOnlyList<string> targets)
    {
        List<string> attached;
        lock (resource.World.Gate)
        {
            attached =
            [
                .. resource.World.Attachments
                    .Where(target => target.Value.Contains(policyId))
                    .Select(target => target.Key),
            ];
        }

        foreach (var target in targets.Except(attached))
        {
            try
            {
                await resource.InvokeAsync(
                    "organizations", "AttachPolicy", new() { ["PolicyId"] = policyId, ["TargetId"] = target });
            }
            catch (AwsError error)
            {
                throw resource.Fail($"attaching {policyId} to {target}: {error.Code}: {error.Message}");
            }
        }

        foreach (var target in attached.Except(targets))
        {
            await resource.InvokeAsync(
                "organizations", "DetachPolicy", new() { ["PolicyId"] = policyId, ["TargetId"] = target });
        }
    }
}
