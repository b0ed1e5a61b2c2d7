namespace Guardrails.Core.Incidents.Ledger;

/// <summary>A row of the ledger, as a person sees it in the console.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Texts">Attributes with one value, by name.</param>
/// <param name="Lists">Attributes with a list of values, by name; never empty ones.</param>
public sealed record LedgerRow(
    LedgerKey Key,
    IReadOnlyDictionary<string, string> Texts,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Lists)
{
    /// <summary>The time after which DynamoDB removes it (UTC); null where it stays.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>
    /// True where it counts at that time (UTC). DynamoDB removes what expired some days later, and not in order: a half
    /// of it would open again what is over.
    /// </summary>
    public bool Counts(DateTimeOffset now) => Expires is not { } expires || expires > now;

    /// <summary>A list, empty where the row has none of that name.</summary>
    public IReadOnlyList<string> ListOf(string name) => Lists.TryGetValue(name, out var list) ? list : [];

    /// <summary>A text, null where the row has none of that name.</summary>
    public string? TextOf(string name) => Texts.TryGetValue(name, out var text) ? text : null;

    /// <summary>A text that must be there.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public string Require(string name) => TextOf(name) ?? throw Wrong(name, "is missing");

    /// <summary>An error about an attribute of this row.</summary>
    public FormatException Wrong(string name, string problem) =>
        new($"The ledger's row {Key.Partition} {Key.Sort}: {name} {problem}.");
}
