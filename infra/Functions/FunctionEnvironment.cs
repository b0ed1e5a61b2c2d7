using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Infra.Functions;

/// <summary>The environment variables of the functions around the ledger.</summary>
internal static class FunctionEnvironment
{
    // A function's environment holds 4 KB, and an excluded account takes 13 characters of it. Those beyond have no
    // rules: their events end in the queue for failed ones, and the daily comparison tells that nobody judges them.
    // Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    private const int MostExcluded = 250;

    /// <summary>A unit's id takes up to 68 characters, and a comma, of the same room.</summary>
    private const int ExcludedPerUnit = 6;

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

    /// <summary>The names of the rules of the controls that are on.</summary>
    public static (string Name, string Value) ControlRules(OrganizationConfig config) => (
        EnvironmentVariables.ControlRules, List(config.Controls.Select(control => control.Control.RuleName)));

    /// <summary>The accounts that have no rules of ours, as many as there is room for.</summary>
    public static (string Name, string Value) ExcludedAccounts(OrganizationConfig config) => (
        EnvironmentVariables.ExcludedAccounts,
        List(config.ExcludedAccounts.Take(MostExcluded - (ExcludedPerUnit * config.Detection.Units.Count))
            .Select(account => account.Value)));
}
