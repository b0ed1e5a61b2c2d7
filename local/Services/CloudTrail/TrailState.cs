using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Organization.File;

namespace Guardrails.Local.Services.CloudTrail;

/// <summary>The trails of the organization. Accounts may have their own, which nobody asks about.</summary>
internal sealed class TrailState
{
    public List<OrganizationTrail> Trails { get; } = [];
}

/// <summary>Makes trails, as people do.</summary>
internal sealed class TrailMaking(World world) : ITrails
{
    /// <inheritdoc/>
    public void Add(TrailDescription trail)
    {
        var region = trail.HomeRegion ?? world.HomeRegion;
        world.Of<TrailState>().Trails.Add(
            new($"arn:{world.Partition}:cloudtrail:{region}:{world.ManagementAccountId}:trail/{trail.Name}")
            {
                IsMultiRegion = trail.MultiRegion ?? true,
                IsLogging = trail.Logging ?? true,
                Selectors = trail.EventSelectors,
                AdvancedSelectors = trail.AdvancedEventSelectors,
            });
    }
}
