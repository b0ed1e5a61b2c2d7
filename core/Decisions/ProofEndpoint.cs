using Guardrails.Core.Ids;

namespace Guardrails.Core.Decisions;

/// <summary>The one place that proofs are signed for and sent to: the STS of the home Region.</summary>
/// <param name="Address">Its address, which ends in a slash.</param>
/// <param name="Region">The Region that is signed.</param>
public sealed record ProofEndpoint(Uri Address, string Region)
{
    /// <summary>The service that is signed.</summary>
    public const string Service = "sts";

    /// <summary>The host, with its port where it is no usual one.</summary>
    public string Host => Address.Authority;

    /// <summary>The endpoint of a partition.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="instead">
    /// Another endpoint for all of AWS, as the SDK's own variable names it: it counts on this machine alone, so that
    /// the embedded organization can be asked and nobody else.
    /// </param>
    public static ProofEndpoint Of(Partition partition, string? instead = null)
    {
        ArgumentNullException.ThrowIfNull(partition);
        return Uri.TryCreate(instead, UriKind.Absolute, out var own) && own.IsLoopback
            && own.Scheme == Uri.UriSchemeHttp
            ? new(new Uri(own, "/"), partition.HomeRegion)
            : new(new($"https://sts.{partition.HomeRegion}.{partition.DnsSuffix}/"), partition.HomeRegion);
    }
}
