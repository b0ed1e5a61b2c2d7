using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;

namespace Guardrails.Core.Reporting;

/// <summary>The newest use of a root user that anything tells of.</summary>
/// <param name="At">The time (UTC).</param>
/// <param name="By">What was used, in words: <c>password</c>, <c>access key AKIA...</c>, <c>activity</c>.</param>
public sealed record LastUse(DateTimeOffset At, string By)
{
    /// <summary>
    /// The newest of password, keys and activity; null where none is known. AWS tells no date of a certificate's use:
    /// what one signs is activity.
    /// </summary>
    internal static LastUse? Of(AccountFacts facts, IReadOnlyList<ReportedKey> keys)
    {
        var password = facts.Latest.Select(one => one.PasswordUsed)
            .Concat(facts.Days.Select(day => day.PasswordUsed));
        var uses = password.Select(at => (At: at, By: "password"))
            .Concat(keys.Select(key => (At: key.LastUsed, By: KeyWords(key.Id))))
            .Concat(facts.Days.SelectMany(day => day.Uses)
                .Select(use => (At: (DateTimeOffset?)use.Value, By: KeyWords(use.Key))))
            .Concat(facts.Observations.Where(IsUse).Select(one => (At: (DateTimeOffset?)one.Happened, By: "activity")));
        return uses.Where(use => use.At is not null).Select(use => new LastUse(use.At!.Value, use.By))
            .OrderByDescending(use => use.At).ThenByDescending(use => use.By, StringComparer.Ordinal).FirstOrDefault();
    }

    private static string KeyWords(string id) => LatestKey.IsName(id) ? $"access key {id}" : "access key";

    /// <summary>An event of the root user's own act. A sign-in that failed used nothing.</summary>
    private static bool IsUse(Observation one) =>
        one is
        {
            Effect: ObservationEffect.Opens,
            Source: ObservationSource.RootReads or ObservationSource.RootWrites,
            Kind: not (RootSignInFailed or RootRecoveryAsked),
        };
}
