using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Reconciling;

namespace Guardrails.Core.Reporting;

/// <summary>The sign-ins of a root user to the console, each once. Pure.</summary>
internal static class SignIns
{
    /// <summary>
    /// Their times (UTC), in order. One that only a last-use date tells is none of its own where an event of it came
    /// after all.
    /// </summary>
    public static IReadOnlyList<DateTimeOffset> Of(IEnumerable<Observation> observations)
    {
        var all = ObservationLog.Of(observations)
            .Where(one => one is
            {
                Effect: ObservationEffect.Opens,
                Kind: RootSignIn or RootSignInWithoutMfa,
            })
            .ToLookup(one => one.Source == ObservationSource.Reconciliation, one => one.Happened);
        return
        [
            .. all[false].Concat(all[true].Where(told =>
                !all[false].Any(heard => (heard - told).Duration() <= PasswordUseComparison.Tolerance))).Order(),
        ];
    }
}
