using System.Text.Json.Nodes;
using Guardrails.Core.Names;

namespace Guardrails.Core.Roles.Deployment;

/// <summary>The resources that StackSets brings to member accounts, as calls name them.</summary>
public static class StackSetNames
{
    private static readonly string[] Recorder = [DeployedNames.ConfigRecorder];

    private static readonly string[] Forwarders = [.. ForwardingRule.OfEveryAccount.Select(rule => rule.Name)];

    private static readonly string[] Stacks =
    [
        .. new[] { DeployedNames.MemberRoleStackSet, DeployedNames.ForwardersStackSet, DeployedNames.ConfigRecorder }
            .Select(name => $"StackSet-{name}-"),
    ];

    /// <summary>True for a call of which the resource that it changes is one of them.</summary>
    /// <param name="eventSource">The service, such as <c>iam.amazonaws.com</c>.</param>
    /// <param name="request">Its parameters, as CloudTrail has them.</param>
    public static bool IsChangeOfOne(string eventSource, JsonObject request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return eventSource switch
        {
            "iam.amazonaws.com" => IsRole(Text(request, "roleName")),
            "events.amazonaws.com" => Text(request, "eventBusName") is null or "default"
                && IsOneOf(Forwarders, Text(request, "name") ?? Text(request, "rule")),
            "config.amazonaws.com" => IsOneOf(
                Recorder,
                Text(request, "configurationRecorderName") ?? Text(request, "deliveryChannelName")
                    ?? Text(request["configurationRecorder"] as JsonObject, "name")
                    ?? Text(request["deliveryChannel"] as JsonObject, "name")),
            "cloudformation.amazonaws.com" => Text(request, "stackName") is { } stack
                && Stacks.Any(name => stack.StartsWith(name, StringComparison.Ordinal)),
            _ => false,
        };
    }

    private static bool IsRole(string? name) =>
        name is DeployedNames.MemberRole or DeployedNames.RuleStarter or DeployedNames.EventHistory
            or DeployedNames.ConfigRecorder
        || name?.StartsWith(DeployedNames.ForwarderRolePrefix, StringComparison.Ordinal) == true;

    private static bool IsOneOf(IReadOnlyList<string> names, string? name) => name is not null && names.Contains(name);

    private static string? Text(JsonObject? json, string name) =>
        json?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
