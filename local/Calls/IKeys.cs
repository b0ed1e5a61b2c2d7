using Guardrails.Local.Authorization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Calls;

/// <summary>KMS keys as services use them for what they keep encrypted. Whoever calls holds the world's lock.</summary>
internal interface IKeys
{
    /// <summary>The code of the error where there is no such key.</summary>
    const string NotFound = "NotFoundException";

    /// <summary>Returns when a key may be used; a service has codes of its own for why not.</summary>
    /// <exception cref="AwsError">
    /// There is no such key (<see cref="NotFound"/>), or it may not be used (any other code).
    /// </exception>
    void Demand(EncryptionUse use);
}

/// <summary>One use of a key.</summary>
/// <param name="Key">The key as the resource names it: an id, an ARN or an alias.</param>
/// <param name="ResourceArn">The resource that it encrypts, in whose account and Region ids and aliases stand.</param>
/// <param name="Actions">The actions, such as <c>kms:Decrypt</c>.</param>
internal sealed record EncryptionUse(string Key, string ResourceArn, params IReadOnlyList<string> Actions)
{
    /// <summary>The principal's call in which a service uses the key; null where nobody but a service does.</summary>
    public Call? Call { get; init; }

    /// <summary>
    /// The service's name: in <c>kms:ViaService</c> for a principal, such as <c>sns</c>, and the whole service
    /// principal otherwise, such as <c>cloudwatch.amazonaws.com</c>.
    /// </summary>
    public required string Service { get; init; }

    /// <summary>The encryption context.</summary>
    public IReadOnlyDictionary<string, string> EncryptionContext { get; init; } = new Dictionary<string, string>();

    /// <summary>The source that a service names: <c>aws:SourceArn</c> and <c>aws:SourceAccount</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Source { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The account of the resource.</summary>
    public string AccountId => ResourceArn.Split(':')[4];

    /// <summary>The Region of the resource.</summary>
    public string Region => ResourceArn.Split(':')[3];
}
