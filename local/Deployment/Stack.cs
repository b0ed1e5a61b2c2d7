using System.Text.Json.Nodes;

namespace Guardrails.Local.Deployment;

/// <summary>A deployed CloudFormation stack.</summary>
internal sealed class Stack(string name, string accountId, string region, string id)
{
    public string Name { get; } = name;

    public string AccountId { get; } = accountId;

    public string Region { get; } = region;

    /// <summary>Its ARN.</summary>
    public string Id { get; } = id;

    /// <summary>Resources by logical id.</summary>
    public Dictionary<string, StackResource> Resources { get; } = [];
}

/// <summary>A deployed resource.</summary>
/// <param name="Type">Its type.</param>
/// <param name="PhysicalId">The value of Ref.</param>
/// <param name="Properties">Its resolved properties.</param>
/// <param name="Attributes">The values of Fn::GetAtt.</param>
internal sealed record StackResource(string Type, string PhysicalId, JsonObject Properties, JsonObject Attributes);
