namespace Guardrails.Core.Trails;

/// <summary>A trail of AWS CloudTrail, as far as it could be read. What is null was not.</summary>
/// <param name="Arn">Its ARN, which every account of the organization sees.</param>
public sealed record TrailReading(string Arn)
{
    /// <summary>The Region that it was made in.</summary>
    public required string? HomeRegion { get; init; }

    /// <summary>True where it is of the organization, and so logs every account of it.</summary>
    public required bool? IsOrganization { get; init; }

    /// <summary>True where it logs every Region that an account has enabled, false where it logs one.</summary>
    public required bool? IsMultiRegion { get; init; }

    /// <summary>True where it logs now.</summary>
    public required bool? IsLogging { get; init; }

    /// <summary>False where AWS says that nobody changed its event selectors.</summary>
    public required bool? HasCustomSelectors { get; init; }

    /// <summary>Its event selectors.</summary>
    public required TrailSelectors? Selectors { get; init; }

    /// <summary>The calls that failed, as sentences.</summary>
    public IReadOnlyList<string> Failures { get; init; } = [];

    /// <summary>The management events that it logs where it logs.</summary>
    internal ManagementEvents Events =>
        Selectors is { Basic.Count: > 0 } or { Advanced.Count: > 0 } ? Selectors.Events
        : HasCustomSelectors == false ? ManagementEvents.Default
        : ManagementEvents.Unknown;
}
