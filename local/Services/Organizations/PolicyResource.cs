using System.Text.Json.Nodes;
using Guardrails.Local.Deployment;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Organizations;

/// <summary>
/// AWS::Organizations::Policy: created or updated, then attached to each target that the template adds and detached
/// from each that it no longer names.
/// </summary>
/// <remarks>
/// Source: https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-organizations (UpdateHandler).
/// </remarks>
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

        await MoveAsync(resource, policyId, TargetsBefore(resource), targets);
        return new(policyId, new()
        {
            ["Id"] = policyId,
            ["Arn"] = $"arn:{resource.World.Partition}:organizations::{resource.World.ManagementAccountId}:policy/"
                + $"{resource.World.OrganizationId}/service_control_policy/{policyId}",
        });
    }

    private static List<string> TargetsBefore(ResourceCall resource) =>
        resource.Existing?.Properties["TargetIds"]?.AsArray().Select(target => (string)target!).ToList() ?? [];

    /// <summary>
    /// From what the last template named to what this one does: who attached the policy elsewhere keeps that, and what
    /// is already as it shall be is no error.
    /// </summary>
    private static async Task MoveAsync(
        ResourceCall resource, string policyId, IReadOnlyList<string> before, IReadOnlyList<string> targets)
    {
        foreach (var target in targets.Except(before))
            await ChangeAsync(resource, "AttachPolicy", policyId, target, "DuplicatePolicyAttachmentException");
        foreach (var target in before.Except(targets))
            await ChangeAsync(resource, "DetachPolicy", policyId, target, "PolicyNotAttachedException");
    }

    private static async Task ChangeAsync(
        ResourceCall resource, string operation, string policyId, string target, string alreadySo)
    {
        try
        {
            await resource.InvokeAsync(
                "organizations", operation, new() { ["PolicyId"] = policyId, ["TargetId"] = target });
        }
        catch (AwsError error) when (error.Code == alreadySo)
        {
            // As AWS's own handler takes it.
        }
        catch (AwsError error)
        {
            throw resource.Fail($"{operation} of {policyId} and {target}: {error.Code}: {error.Message}");
        }
    }
}
