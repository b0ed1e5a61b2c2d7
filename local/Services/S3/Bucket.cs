using Guardrails.Local.Calls;

namespace Guardrails.Local.Services.S3;

/// <summary>An S3 bucket and the versions of what is in it.</summary>
/// <param name="name">Its name, unique in the organization.</param>
/// <param name="accountId">The account that owns it.</param>
/// <param name="region">Its Region.</param>
/// <param name="arn">Its ARN.</param>
internal sealed class Bucket(string name, string accountId, string region, string arn) : IBucket
{
    public string Name { get; } = name;

    public string AccountId { get; } = accountId;

    public string Region { get; } = region;

    public string Arn { get; } = arn;

    /// <summary>Its policy as JSON, or null.</summary>
    public string? Policy { get; set; }

    /// <summary>The key that encrypts what says nothing else; null for Amazon S3's own.</summary>
    public string? KmsKey { get; set; }

    /// <summary>True where every write is a version of its own.</summary>
    public bool Versioned { get; set; }

    /// <summary>True where versions can be locked, which only a new bucket can be made for here.</summary>
    public bool Locks { get; set; }

    /// <summary>The versions of each key, oldest first. One alone where the bucket keeps none.</summary>
    public SortedDictionary<string, List<ObjectVersion>> Objects { get; } = new(StringComparer.Ordinal);
}

/// <summary>A version of an object.</summary>
/// <param name="Id">Its id; null where the bucket keeps no versions.</param>
/// <param name="Body">Its content.</param>
internal sealed record ObjectVersion(string? Id, byte[] Body)
{
    public required DateTimeOffset WrittenAt { get; init; }

    public required string ContentType { get; init; }

    public string? ContentDisposition { get; init; }

    /// <summary>The key that encrypts it; null for Amazon S3's own.</summary>
    public string? KmsKey { get; init; }

    /// <summary>GOVERNANCE or COMPLIANCE; null where it is not locked.</summary>
    public string? LockMode { get; init; }

    public DateTimeOffset? LockedUntil { get; init; }
}
