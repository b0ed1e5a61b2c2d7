using Guardrails.Local.Calls;

namespace Guardrails.Local.Services.S3;

/// <summary>What Amazon S3 knows.</summary>
internal sealed class S3State : IBuckets
{
    /// <summary>Buckets by name.</summary>
    public SortedDictionary<string, Bucket> Buckets { get; } = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IBucket? Find(string name) => Buckets.GetValueOrDefault(name);
}
