namespace Guardrails.Local.Services.Kms;

/// <summary>AWS KMS's state.</summary>
internal sealed class KmsState
{
    /// <summary>Keys by ARN.</summary>
    public SortedDictionary<string, KmsKey> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>ARNs of keys by the ARN of an alias.</summary>
    public SortedDictionary<string, string> Aliases { get; } = new(StringComparer.Ordinal);

    /// <summary>The key that a resource of an account and Region names by id, ARN or alias, or null.</summary>
    public KmsKey? Find(string partition, string region, string accountId, string key)
    {
        var arn = key switch
        {
            ['a', 'r', 'n', ':', ..] => key,
            ['a', 'l', 'i', 'a', 's', '/', ..] => $"arn:{partition}:kms:{region}:{accountId}:{key}",
            _ => $"arn:{partition}:kms:{region}:{accountId}:key/{key}",
        };
        return Keys.GetValueOrDefault(Aliases.GetValueOrDefault(arn, arn));
    }
}

/// <summary>A customer managed key for encryption.</summary>
/// <param name="arn">Its ARN.</param>
internal sealed class KmsKey(string arn)
{
    public string Arn { get; } = arn;

    public string AccountId => Arn.Split(':')[4];

    public string Id => Arn.Split('/')[1];

    public required string Policy { get; set; }

    public string Description { get; set; } = "";

    /// <summary>True where KMS makes new key material every year.</summary>
    public bool Rotates { get; set; }
}
