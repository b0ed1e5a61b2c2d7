using Guardrails.Local.Calls;

namespace Guardrails.Local.Services.S3;

/// <summary>An S3 bucket. Nothing is put into it here.</summary>
/// <param name="name">Its name, unique in the organization.</param>
/// <param name="accountId">The account that owns it.</param>
/// <param name="arn">Its ARN.</param>
internal sealed class Bucket(string name, string accountId, string arn) : IBucket
{
    public string Name { get; } = name;

    public string AccountId { get; } = accountId;

    public string Arn { get; } = arn;

    /// <summary>Its policy as JSON, or null.</summary>
    public string? Policy { get; set; }
}
