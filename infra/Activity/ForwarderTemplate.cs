using System.Text.Json.Nodes;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Infra.Constructs;

namespace Guardrails.Infra.Activity;

/// <summary>
/// Forwards an account's root events from one Region to the organization's bus: its rules, and the role that they use.
/// </summary>
internal static class ForwarderTemplate
{
    public const string Description = "Forwards what an account's root user does to the event bus of Guardrails";

    /// <summary>The id of the rules' one target.</summary>
    public const string TargetId = "Bus";

    /// <summary>For the StackSet.</summary>
    public static JsonObject Of(OrganizationConfig config) => InnerTemplate.Of(
        Description,
        [
            ("Role", RoleResource.InTemplate(EventForwarderRole.Of(config))),
            .. Forwarder.OfEveryAccount(config).Select(
                forwarder => (forwarder.Rule.LogicalId, Rule(config, forwarder))),
        ]);

    private static JsonObject Rule(OrganizationConfig config, Forwarder forwarder) =>
        InnerTemplate.Resource("AWS::Events::Rule", new JsonObject
        {
            ["Name"] = forwarder.Rule.Name,
            ["Description"] = forwarder.Description,
            ["EventPattern"] = forwarder.Pattern,
            ["State"] = forwarder.State,
            ["Targets"] = new JsonArray(new JsonObject
            {
                ["Id"] = TargetId,
                ["Arn"] = EventForwarderRole.BusArn(config),
                ["RoleArn"] = InnerTemplate.ArnOf("Role"),
            }),
        });
}
