using Guardrails.Core.Controls;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Reconciling;

/// <summary>The results that AWS Config's organization aggregator shows, by account and control.</summary>
public sealed class AggregatedResults
{
    private readonly Dictionary<AccountId, Dictionary<string, Compliance>> _results = [];

    private AggregatedResults()
    {
    }

    /// <summary>The results of our rules; those of other rules are left out.</summary>
    /// <param name="rows">
    /// Account, rule and compliance. AWS Config names an organization rule's rule <c>OrgConfigRule-NAME-SUFFIX</c>.
    /// </param>
    public static AggregatedResults Of(IEnumerable<(AccountId Account, string Rule, string Compliance)> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var results = new AggregatedResults();
        foreach (var (account, rule, compliance) in rows)
        {
            if (ControlOf(rule) is not { } control || Read(compliance) is not { } answer)
                continue;
            if (!results._results.TryGetValue(account, out var own))
                results._results[account] = own = new(StringComparer.Ordinal);

            // Two rules of one control cannot both be right: the worse one is shown.
            if (!own.TryGetValue(control, out var known) || known == Compliance.Compliant)
                own[control] = answer;
        }

        return results;
    }

    /// <summary>The results of an account, by control; one without a result is left out.</summary>
    public IReadOnlyDictionary<string, Compliance> OfAccount(AccountId account) =>
        _results.TryGetValue(account, out var own) ? own : new Dictionary<string, Compliance>();

    private static string? ControlOf(string rule) => ControlCatalog.All
        .FirstOrDefault(control => rule.StartsWith($"OrgConfigRule-{control.RuleName}-", StringComparison.Ordinal)
            && !rule[$"OrgConfigRule-{control.RuleName}-".Length..].Contains('-', StringComparison.Ordinal))?.Name;

    private static Compliance? Read(string compliance) => compliance switch
    {
        "COMPLIANT" => Compliance.Compliant,
        "NON_COMPLIANT" => Compliance.NonCompliant,
        _ => null,
    };
}
