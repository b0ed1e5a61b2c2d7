namespace Guardrails.Sdk.Wire;

/// <summary>One value of an answer, whichever notation it came in. An absent value has no node.</summary>
internal abstract class Node
{
    public abstract string Text { get; }

    public abstract DateTime Instant { get; }

    /// <summary>
    /// An empty collection is one, and not null: the official clients make one of <c>[]</c>, and none of an empty
    /// element.
    /// </summary>
    public abstract bool HoldsEmptyCollections { get; }

    public abstract Node Member(string name);

    public abstract IEnumerable<Node> Items { get; }

    public abstract IEnumerable<KeyValuePair<string, Node>> Entries { get; }
}
