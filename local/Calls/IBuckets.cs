namespace Guardrails.Local.Calls;

/// <summary>Buckets as other services deliver to them.</summary>
internal interface IBuckets
{
    /// <summary>The bucket of that name, or null. Whoever calls holds the world's lock.</summary>
    IBucket? Find(string name);
}

/// <summary>One bucket.</summary>
internal interface IBucket
{
    string Arn { get; }

    /// <summary>The account that owns it.</summary>
    string AccountId { get; }

    /// <summary>Its policy as JSON, or null.</summary>
    string? Policy { get; }
}
