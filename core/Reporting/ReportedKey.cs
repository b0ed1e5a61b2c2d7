using Guardrails.Core.Incidents;

namespace Guardrails.Core.Reporting;

/// <summary>A root access key that nothing shows to be gone.</summary>
/// <param name="Id">
/// Its id; a number where only the credential report shows it; empty where nobody names it.
/// </param>
/// <param name="Active">True where it can be used, false where not, null where that is not known.</param>
/// <param name="LastUsed">Its last use (UTC); null where none is recorded.</param>
/// <param name="Service">The service of its last use.</param>
/// <param name="Region">The Region of its last use.</param>
public sealed record ReportedKey(string Id, bool? Active, DateTimeOffset? LastUsed, string? Service, string? Region)
{
    /// <summary>A reading that began so soon after an event may not show what it made.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(15);

    /// <summary>True unless evidence shows that it is inactive: what is not known is not taken for harmless.</summary>
    public bool CountsAsActive => Active != false;

    /// <summary>
    /// The keys by the newest evidence, and those that became known otherwise and that no later reading of all keys
    /// could have shown: an event made it, and nothing was read since.
    /// </summary>
    internal static IReadOnlyList<ReportedKey> Of(
        AccountFacts facts, IReadOnlyCollection<string> controls, IReadOnlyList<KeyLife> lives)
    {
        var asked = facts.Latest.Where(one => controls.Contains(one.Control)).ToList();
        var (seen, answered) = (LatestKeys.Of(asked), asked.Max(one => one.KeysAnswered));
        var known = lives.Where(life => life.Gone is null && !(answered > life.Seen[^1] + Settled))
            .Select(life => life.Key)
            .Where(id => !seen.Any(key => key.Id == id || (id.Length == 0 && seen.Count > 0)))
            .Distinct(StringComparer.Ordinal);
        return
        [
            .. seen.Select(key => new ReportedKey(key.Id, key.Active, key.LastUsed, key.Service, key.Region))
                .Concat(known.Select(id => new ReportedKey(id, null, null, null, null)))
                .OrderBy(key => key.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// The time since when it is known (UTC): the beginning of its newest life, or of the answer that shows it.
    /// </summary>
    internal DateTimeOffset Since(AccountFacts facts, IReadOnlyList<KeyLife> lives, DateTimeOffset now) =>
        lives.LastOrDefault(life => life.Key == Id)?.Began
        ?? facts.Latest.Where(one => one.Keys.Any(key => key.Id == Id)).Min(one => (DateTimeOffset?)one.Since)
        ?? now;
}
