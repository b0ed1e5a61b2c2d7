using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.Reconciliation;

/// <summary>The function's settings, as the template gives them.</summary>
/// <param name="ManagementAccount">The organization's management account.</param>
internal sealed record Settings(AccountId ManagementAccount)
{
    /// <summary>The accounts that are watched.</summary>
    public required DetectionScope Detection { get; init; }

    /// <summary>The Region of the rules and of the aggregator.</summary>
    public required string DetectionRegion { get; init; }

    /// <summary>The Region of the ledger, in which this function runs.</summary>
    public required string HomeRegion { get; init; }

    /// <summary>The accounts that have no rules of ours.</summary>
    public required IReadOnlySet<AccountId> Excluded { get; init; }

    /// <summary>The names of the controls that are on.</summary>
    public required IReadOnlyList<string> Controls { get; init; }

    /// <summary>The Regions of which events come.</summary>
    public required IReadOnlySet<string> HeardRegions { get; init; }

    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing or wrong; the message names it.</exception>
    public static Settings Read(Func<string, string?> variable)
    {
        var environment = new EnvironmentReader(variable, DeployedNames.LedgerStack);
        var regions = environment.List(EnvironmentVariables.HeardRegions);
        return new(environment.ManagementAccount)
        {
            Detection = environment.Watched,
            HomeRegion = environment.HomeRegion,
            DetectionRegion = environment.RegionOfRules,
            Excluded = environment.Excluded,
            Controls = [.. environment.Controls.Select(control => control.Name)],
            HeardRegions = regions.Count > 0
                ? regions.ToHashSet(StringComparer.Ordinal)
                : [environment.HomeRegion],
        };
    }
}
