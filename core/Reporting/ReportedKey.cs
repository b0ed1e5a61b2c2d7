using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;

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
    /// <summary>True unless evidence shows that it is inactive: what is not known is not taken for harmless.</summary>
    public bool CountsAsActive => Active != false;

    /// <summary>
    /// The keys by the newest evidence, and those that an event made and that no evaluation has seen yet.
    /// </summary>
    internal static IReadOnlyList<ReportedKey> Of(AccountFacts facts, IReadOnlyCollection<string> controls)
    {
        var seen = LatestKeys.Of(facts.Latest.Where(one => controls.Contains(one.Control)));
        var made = facts.Incidents
            .Where(one => one.Subject.Kind == SubjectKind.AccessKey && one.Matters.Any(matter =>
                matter.IsOpen(one.Now) && matter.Opening.Kind is RootKeyMade or RootKeyExists))
            .Select(one => one.Subject.Id)
            .Where(id => !seen.Any(key => key.Id == id || (id.Length == 0 && seen.Count > 0)))
            .Distinct(StringComparer.Ordinal);
        return
        [
            .. seen.Select(key => new ReportedKey(key.Id, key.Active, key.LastUsed, key.Service, key.Region))
                .Concat(made.Select(id => new ReportedKey(id, null, null, null, null)))
                .OrderBy(key => key.Id, StringComparer.Ordinal),
        ];
    }
}
