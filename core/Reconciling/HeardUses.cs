using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;

namespace Guardrails.Core.Reconciling;

/// <summary>
/// The observations that tell of a use of a credential. Others of its subject tell of something else: somebody failed
/// to sign in, AWS found the key in public.
/// </summary>
internal static class HeardUses
{
    /// <summary>True where a use was heard at that time (UTC), more or less.</summary>
    public static bool IsAny(
        AccountToday today, IncidentSubject subject, DateTimeOffset used, TimeSpan tolerance) =>
        today.Observations.Any(one => one.Subject == subject
            && one is
            {
                Effect: ObservationEffect.Opens, Kind: RootSignIn or RootSignInWithoutMfa or RootKeyUsed,
            }
            && (one.Happened - used).Duration() <= tolerance);
}
