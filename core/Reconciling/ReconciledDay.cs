using Guardrails.Core.Ids;

namespace Guardrails.Core.Reconciling;

/// <summary>The daily comparison's memory of one account.</summary>
/// <param name="Account">The account.</param>
/// <param name="Day">The day (UTC).</param>
public sealed record ReconciledDay(AccountId Account, DateOnly Day)
{
    /// <summary>The first day on which the comparison saw the account.</summary>
    public required DateOnly FirstSeen { get; init; }

    /// <summary>
    /// The first day of those in a row on which its evaluations were wanted: what was used before is no news. Null
    /// where they were not.
    /// </summary>
    public DateOnly? WatchedSince { get; init; }

    /// <summary>True where the account worked on that day.</summary>
    public bool Works { get; init; }

    /// <summary>The day from which on each control was expected to decide, by its name.</summary>
    public IReadOnlyDictionary<string, DateOnly> Expected { get; init; } = new Dictionary<string, DateOnly>();

    /// <summary>The controls whose answer AWS Config showed otherwise than the ledger.</summary>
    public IReadOnlyList<string> Differing { get; init; } = [];

    /// <summary>True where an event of the account's evaluations has come, on this day or before.</summary>
    public bool IsHeard { get; init; }

    /// <summary>Uses of root keys of which an event should have come, and did not.</summary>
    public int Missed { get; init; }

    /// <summary>Uses of root keys of which no event comes here.</summary>
    public int NotWatched { get; init; }

    /// <summary>The newest use of the root password that was seen (UTC); null where none was.</summary>
    public DateTimeOffset? PasswordUsed { get; init; }

    /// <summary>The newest use of each root key that was seen, by its id (UTC).</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Uses { get; init; } =
        new Dictionary<string, DateTimeOffset>();
}

/// <summary>An exemption, as far as the daily comparison and the report need it.</summary>
/// <param name="Target">The account or unit.</param>
/// <param name="Guardrail">The guardrail's name.</param>
/// <param name="Owner">Its owner, in the words of the file.</param>
/// <param name="Until">The moment (UTC) from which on it spares nobody.</param>
public sealed record EndingExemption(string Target, string Guardrail, string Owner, DateTimeOffset Until)
{
    /// <summary>Its reason, in the words of the file.</summary>
    public string Reason { get; init; } = "";
}
