using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.RootPostureRule;

/// <summary>The function's settings, as the template gives them.</summary>
/// <param name="Organization">The organization it answers for.</param>
/// <param name="ManagementAccount">That organization's management account.</param>
/// <param name="Partition">The partition it runs in.</param>
/// <param name="RootSessions">The organization has root sessions.</param>
internal sealed record Settings(
    OrganizationId Organization, AccountId ManagementAccount, Partition Partition, bool RootSessions)
{
    /// <summary>The Region of the ledger.</summary>
    public required string HomeRegion { get; init; }

    /// <summary>The Region that it runs in, and the rules with it.</summary>
    public required string Region { get; init; }

    /// <summary>The accounts that are watched.</summary>
    public DetectionScope Detection { get; init; } = DetectionScope.Everywhere;

    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing or wrong; the message names it.</exception>
    public static Settings Read(Func<string, string?> variable)
    {
        var environment = new EnvironmentReader(variable, DeployedNames.DetectionStack);
        return new(
            environment.Organization,
            environment.ManagementAccount,
            environment.Partition,
            environment.Flag(EnvironmentVariables.RootSessions))
        {
            HomeRegion = environment.HomeRegion,
            Region = environment.Text(EnvironmentVariables.Region),
            Detection = environment.Watched,
        };
    }
}
