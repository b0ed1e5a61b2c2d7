using Guardrails.Core.Controls;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Reconciling;

namespace Guardrails.Core.Reporting;

/// <summary>An account of the organization, and all that the ledger has of it.</summary>
/// <param name="Account">The account.</param>
public sealed record AccountFacts(AccountId Account)
{
    /// <summary>Its name, as its owners wrote it.</summary>
    public required string Name { get; init; }

    /// <summary>The state that AWS Organizations tells.</summary>
    public required string State { get; init; }

    /// <summary>The ids of the units that it is in, and of the root.</summary>
    public required IReadOnlyCollection<string> Above { get; init; }

    /// <summary>The names of the units above it, the outermost first; none where it stands below the root.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>Its latest verdicts.</summary>
    public IReadOnlyList<LatestVerdict> Latest { get; init; } = [];

    /// <summary>
    /// The answers that AWS Config's aggregator shows, by control; one that it does not show is left out. Null where it
    /// was not read.
    /// </summary>
    public IReadOnlyDictionary<string, Compliance>? Copies { get; init; }

    /// <summary>All that was observed of it.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];

    /// <summary>The incidents that its observations make, open and closed.</summary>
    public IReadOnlyList<Incident> Incidents { get; init; } = [];

    /// <summary>The incidents that ended, as their rows keep them.</summary>
    public IReadOnlyList<EndedIncident> Kept { get; init; } = [];

    /// <summary>The days on which it was compared.</summary>
    public IReadOnlyList<ReconciledDay> Days { get; init; } = [];

    /// <summary>
    /// The reason why not all of its rows could be read; null where all were. What could be read counts all the same.
    /// </summary>
    public string? Unread { get; init; }
}
