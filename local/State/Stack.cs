using System.Text.Json.Nodes;

namespace Guardrails.Local.State;

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
/// <param name="PhysicalId">What Ref gives.</param>
/// <param name="Properties">Its resolved properties.</param>
/// <param name="Attributes">What Fn::GetAtt gives.</param>
internal sealed record StackResource(string Type, string PhysicalId, JsonObject Properties, JsonObject Attributes);

/// <summary>A service-managed StackSet.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">Its id.</param>
/// <param name="AccountId">The account that administers it.</param>
/// <param name="Template">What it deploys.</param>
/// <param name="AutoDeployment">New accounts get it.</param>
/// <param name="Targets">Root and unit ids.</param>
/// <param name="Regions">Regions of its instances.</param>
/// <param name="Tolerance">How many accounts may fail, of the number of accounts.</param>
internal sealed record StackSet(
    string Name,
    string Id,
    string AccountId,
    JsonObject Template,
    bool AutoDeployment,
    IReadOnlyList<string> Targets,
    IReadOnlyList<string> Regions,
    Func<int, int> Tolerance);

/// <summary>A custom resource's answer to come.</summary>
internal sealed class CustomResourceAnswer
{
    private readonly TaskCompletionSource<string> body = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The body of the PUT.</summary>
    public Task<string> Body => body.Task;

    public void Set(string answer) => body.TrySetResult(answer);
}
