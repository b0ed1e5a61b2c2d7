namespace Guardrails.Sdk.Wire;

/// <summary>One value of an answer, whichever notation it came in. An absent value has no node.</summary>
internal abstract class Node
{
    public abstract string Text { get; }

    public abstract DateTime Instant { get; }

    public abstract Node Member(string name);

    public abstract IEnumerable<Node> Items { get; }

    public abstract IEnumerable<KeyValuePair<string, Node>> Entries { get; }
}
