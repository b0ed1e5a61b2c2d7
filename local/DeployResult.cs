namespace Guardrails.Local;

/// <summary>What a deploy did.</summary>
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
/// <param name="PhysicalId">What <c>Ref</c> gives for it.</param>
/// <param name="Change">What this deploy did to it.</param>
public sealed record DeployedResource(string LogicalId, string Type, string PhysicalId, ResourceChange Change);

/// <summary>What a deploy did to a resource.</summary>
public enum ResourceChange
{
    /// <summary>It was there with the same properties; nothing was called.</summary>
    Unchanged,

    /// <summary>It is new.</summary>
    Created,

    /// <summary>It was there with other properties.</summary>
    Updated,
}
