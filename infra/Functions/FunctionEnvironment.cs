using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Infra.Functions;

/// <summary>The environment variables of the functions around the ledger.</summary>
internal static class FunctionEnvironment
{
    /// <summary>The variables of each of them, and those of one besides; none that is empty.</summary>
    public static IReadOnlyDictionary<string, string> Of(
        OrganizationConfig config, params IReadOnlyList<(string Name, string Value)> more) =>
        new (string Name, string Value)[]
        {
            (EnvironmentVariables.OrganizationId, config.Id.Value),
            (EnvironmentVariables.ManagementAccountId, config.ManagementAccount.Value),
            (EnvironmentVariables.Partition, config.Partition.Name),
            (EnvironmentVariables.DelegatedAdministratorId, config.DelegatedAdministrator.Value),
            (EnvironmentVariables.HomeRegion, config.HomeRegion),
        }
        .Concat(more)
        .Where(variable => variable.Value.Length > 0)
        .ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal);

    /// <summary>Several values as one.</summary>
    public static string List(IEnumerable<string> texts) => string.Join(',', texts);

    /// <summary>The units whose accounts are watched; empty where every account is.</summary>
    public static (string Name, string Value) WatchedUnits(OrganizationConfig config) => (
        EnvironmentVariables.WatchedUnits, List(config.Detection.Units.Select(unit => unit.Value)));
}
