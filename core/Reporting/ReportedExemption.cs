using Guardrails.Core.Reconciling;

namespace Guardrails.Core.Reporting;

/// <summary>An exemption that spares an account now.</summary>
/// <param name="Guardrail">The guardrail's name.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Reason">Why it is needed.</param>
/// <param name="Until">The moment (UTC) from which on it spares nobody.</param>
public sealed record ReportedExemption(string Guardrail, string Owner, string Reason, DateTimeOffset Until)
{
    /// <summary>Those that are in force, the one that ends first at the top.</summary>
    internal static IReadOnlyList<ReportedExemption> Of(
        AccountFacts facts, IReadOnlyList<EndingExemption> all, DateTimeOffset now) =>
    [
        .. all.Where(one => one.Until > now
                && (one.Target == facts.Account.Value || facts.Above.Contains(one.Target)))
            .OrderBy(one => one.Until).ThenBy(one => one.Guardrail, StringComparer.Ordinal)
            .Select(one => new ReportedExemption(one.Guardrail, one.Owner, one.Reason, one.Until)),
    ];
}
