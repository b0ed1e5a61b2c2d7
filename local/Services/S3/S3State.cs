using Guardrails.Local.Calls;

namespace Guardrails.Local.Services.S3;

/// <summary>Amazon S3's state.</summary>
internal sealed class S3State : IBuckets
{
    /// <summary>Buckets by name.</summary>
    public SortedDictionary<string, Bucket> Buckets { get; } = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IBucket? Find(string name) => Buckets.GetValueOrDefault(name);
}
