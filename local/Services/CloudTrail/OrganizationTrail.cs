using System.Text.Json.Nodes;

namespace Guardrails.Local.Services.CloudTrail;

/// <summary>A trail of the organization, which belongs to the management account.</summary>
/// <param name="Arn">Its ARN: the same in every account.</param>
internal sealed record OrganizationTrail(string Arn)
{
    public string Name => Arn[(Arn.LastIndexOf('/') + 1)..];

    public string HomeRegion => Arn.Split(':')[3];

    public bool IsMultiRegion { get; init; } = true;

    public bool IsLogging { get; init; } = true;

    /// <summary>Basic event selectors that somebody put; null for those of every new trail.</summary>
    public JsonArray? Selectors { get; init; }

    /// <summary>Advanced event selectors that somebody put; null for none.</summary>
    public JsonArray? AdvancedSelectors { get; init; }

    /// <summary>Tells whether it, or its copy, stands in a Region.</summary>
    public bool IsIn(string region) => IsMultiRegion || region == HomeRegion;
}
