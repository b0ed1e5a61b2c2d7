using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Recheck;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.RootRecheck;

/// <summary>The function's settings, as the template gives them.</summary>
/// <param name="Organization">The organization, whose accounts alone are waited for.</param>
/// <param name="ManagementAccount">The organization's management account.</param>
/// <param name="Partition">The partition it runs in.</param>
/// <param name="Rules">The rules that it starts in every account.</param>
/// <param name="Excluded">The accounts that have no rules of ours.</param>
/// <param name="FailedQueueUrl">The URL of the queue for events that nobody can act on.</param>
internal sealed record Settings(
    OrganizationId Organization,
    AccountId ManagementAccount,
    Partition Partition,
    RulesToStart Rules,
    IReadOnlySet<AccountId> Excluded,
    string FailedQueueUrl)
{
    /// <summary>The accounts that are watched.</summary>
    public DetectionScope Detection { get; init; } = DetectionScope.Everywhere;

    /// <summary>The Region in which the rules run; null where it is the function's own.</summary>
    public string? DetectionRegion { get; init; }

    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing or wrong; the message names it.</exception>
    public static Settings Read(Func<string, string?> variable)
    {
        var environment = new EnvironmentReader(variable, DeployedNames.ActivityStack);
        var partition = environment.Partition;
        return new(
            environment.Organization,
            environment.ManagementAccount,
            partition,
            new(
                environment.List(EnvironmentVariables.ControlRules),
                environment.List(EnvironmentVariables.ManagedRules)),
            environment.Excluded,
            environment.Text(EnvironmentVariables.FailedQueueUrl))
        {
            DetectionRegion = environment.ParsedIfSet(
                EnvironmentVariables.DetectionRegion,
                text => partition.HasRegion(text!) ? text : null,
                $"a Region of partition {partition}"),
            Detection = environment.Watched,
        };
    }
}
