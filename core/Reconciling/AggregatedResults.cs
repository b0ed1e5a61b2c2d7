using Guardrails.Core.Controls;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Names;

namespace Guardrails.Core.Reconciling;

/// <summary>The results that AWS Config's organization aggregator shows, by account and control.</summary>
/// <remarks>
/// An account can have a rule of its own whose name is like one of ours, and the aggregator shows no ARN and no creator
/// by which to tell them apart. The evaluator answers none but ours, so the name of the rule that it answered last
/// tells which it is.
/// </remarks>
public sealed class AggregatedResults
{
    private readonly ILookup<(AccountId Account, string Control), (string Rule, Compliance? Answer)> _results;

    private AggregatedResults(
        ILookup<(AccountId Account, string Control), (string Rule, Compliance? Answer)> results) => _results = results;

    /// <summary>The results of rules that are named as ours; those of other rules are left out.</summary>
    /// <param name="rows">Account, rule and compliance.</param>
    public static AggregatedResults Of(IEnumerable<(AccountId Account, string Rule, string Compliance)> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new((
            from row in rows
            let control = ControlOf(row.Rule)
            where control is not null
            select (Key: (row.Account, control), Result: (row.Rule, Read(row.Compliance))))
            .Distinct().ToLookup(one => one.Key, one => one.Result));
    }

    /// <summary>
    /// The results of an account, by control; one without a result is left out, and one of which nobody can tell which
    /// rule is ours is <see cref="Compliance.Unknown"/>.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="latest">Its latest verdicts, which name the rules that they answered.</param>
    public IReadOnlyDictionary<string, Compliance> OfAccount(
        AccountId account, IReadOnlyList<LatestVerdict> latest)
    {
        ArgumentNullException.ThrowIfNull(latest);
        var results = new Dictionary<string, Compliance>(StringComparer.Ordinal);
        foreach (var control in ControlCatalog.All.Select(control => control.Name))
        {
            var own = latest.Where(one => one.Control == control).MaxBy(one => one.Asked)?.Rule;
            var candidates = _results[(account, control)].Where(one => own is null || one.Rule == own).ToList();
            if (candidates.Count > 1)
                results[control] = Compliance.Unknown;
            else if (candidates is [{ Answer: { } answer }])
                results[control] = answer;
        }

        return results;
    }

    private static string? ControlOf(string rule) => ControlCatalog.All
        .FirstOrDefault(control => ConfigRuleNames.IsOfOrganization(rule, control.RuleName))?.Name;

    private static Compliance? Read(string compliance) => compliance switch
    {
        "COMPLIANT" => Compliance.Compliant,
        "NON_COMPLIANT" => Compliance.NonCompliant,
        _ => null,
    };
}
