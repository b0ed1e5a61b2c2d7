using Guardrails.Core.Ids;

namespace Guardrails.Cli.Usage;

/// <summary>The options of what else is done with the keys' calls, as they were typed.</summary>
internal sealed record FurtherOptions
{
    /// <summary>The folder of the replacement role.</summary>
    public string? Replacement { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>True where the folder may hold files.</summary>
    public bool Force { get; init; }

    /// <summary>The role that the keys are compared with.</summary>
    public string? Against { get; init; }

    /// <summary>The time from which its calls count.</summary>
    public string? Since { get; init; }

    /// <summary>The days for which the keys have to be quiet.</summary>
    public int? QuietDays { get; init; }

    /// <summary>Checks them.</summary>
    /// <param name="account">The account; null where it was wrong.</param>
    /// <param name="days">The days that are looked at.</param>
    /// <param name="wrong">Takes what is wrong.</param>
    public (WantedReplacement? Replacement, WantedComparison? Against) Check(
        AccountId? account, int days, List<string> wrong)
    {
        if (Replacement is not null && Against is not null)
            wrong.Add("--replacement writes a role, and --against compares with one. Remedy: give one of them.");
        return (
            WantedReplacement.Of(Replacement, Name, Force, wrong),
            WantedComparison.Of(Against, Since, QuietDays, account, days, wrong));
    }
}
