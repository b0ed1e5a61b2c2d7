namespace Guardrails.Local;

/// <summary>The result of a deploy.</summary>
/// <param name="Stacks">The stacks, in the order in which they were deployed.</param>
public sealed record DeployResult(IReadOnlyList<DeployedStack> Stacks);

/// <summary>One deployed stack.</summary>
/// <param name="Name">Its name.</param>
/// <param name="AccountId">The account that it is in.</param>
/// <param name="Region">The Region that it is in.</param>
/// <param name="Resources">Its resources, in the order in which they were deployed.</param>
public sealed record DeployedStack(
    string Name, string AccountId, string Region, IReadOnlyList<DeployedResource> Resources);

/// <summary>One deployed resource.</summary>
/// <param name="LogicalId">Its name in the template.</param>
/// <param name="Type">Its type.</param>
/// <param name="PhysicalId">The value of <c>Ref</c>.</param>
/// <param name="Change">The change that this deploy made to it.</param>
public sealed record DeployedResource(string LogicalId, string Type, string PhysicalId, ResourceChange Change);

/// <summary>The change that a deploy made to a resource.</summary>
public enum ResourceChange
{
    /// <summary>It was there with the same properties; nothing was called.</summary>
    Unchanged,

    /// <summary>It is new.</summary>
    Created,

    /// <summary>It was there with other properties.</summary>
    Updated,
}
