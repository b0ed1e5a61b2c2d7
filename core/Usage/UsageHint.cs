namespace Guardrails.Core.Usage;

/// <summary>The part of an event that a hint was taken from.</summary>
public enum HintKind
{
    /// <summary>The address that a call came from, or the AWS service that called.</summary>
    Address,

    /// <summary>The program, as it calls itself.</summary>
    Agent,

    /// <summary>The VPC endpoint that a call went through.</summary>
    VpcEndpoint,

    /// <summary>The AWS service that called for the key's holder.</summary>
    InvokedBy,

    /// <summary>A resource.</summary>
    Resource,

    /// <summary>A tag that a request gave to a resource.</summary>
    Tag,

    /// <summary>The name of a session that the key opened.</summary>
    SessionName,
}

/// <summary>
/// Something in a key's calls that points to the application or the team that uses it. It proves nothing: whoever holds
/// the key chooses most of these texts.
/// </summary>
/// <param name="Kind">The part of an event that it stands in.</param>
/// <param name="Text">The text, as it stands there.</param>
/// <param name="Meaning">What such a text mostly means; null where it says nothing by itself.</param>
/// <param name="Count">The number of events that have it.</param>
/// <param name="EventIds">The ids of the earliest of them, at most <see cref="MostEventIds"/>.</param>
public sealed record UsageHint(
    HintKind Kind, string Text, string? Meaning, int Count, IReadOnlyList<string> EventIds)
{
    /// <summary>The number of event ids that a hint names at most.</summary>
    public const int MostEventIds = 10;
}
