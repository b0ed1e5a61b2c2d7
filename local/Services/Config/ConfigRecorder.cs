namespace Guardrails.Local.Services.Config;

/// <summary>An account's AWS Config recorder in a Region.</summary>
/// <param name="Name">Its name.</param>
/// <param name="RoleArn">The role by which AWS Config reads and delivers.</param>
/// <param name="ResourceTypes">The resource types that it records.</param>
internal sealed record ConfigRecorder(string Name, string RoleArn, IReadOnlyList<string> ResourceTypes)
{
    /// <summary>Its delivery channel, without which it does not record; null until there is one.</summary>
    public DeliveryChannel? Channel { get; init; }
}

/// <summary>The bucket that a recorder delivers to.</summary>
internal sealed record DeliveryChannel(string Name, string Bucket);
