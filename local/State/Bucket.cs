namespace Guardrails.Local.State;

/// <summary>An S3 bucket. Nothing is put into it here.</summary>
/// <param name="name">Its name, unique in the organization.</param>
/// <param name="accountId">The account that owns it.</param>
internal sealed class Bucket(string name, string accountId)
{
    public string Name { get; } = name;

    public string AccountId { get; } = accountId;

    /// <summary>Its policy as JSON, or null.</summary>
    public string? Policy { get; set; }
}
