using Guardrails.Aws.Ledger;

namespace Guardrails.Aws.Alerts;

/// <summary>The outcome of one message.</summary>
/// <param name="Outcome"><c>sent</c>, <c>dropped</c> or <c>failed</c>.</param>
/// <param name="Alerts">The alerts that it tells; none where a row failed before there was a message.</param>
/// <param name="Failure">What went wrong; null where nothing did.</param>
public sealed record SentMessage(string Outcome, IReadOnlyList<ClaimedAlert> Alerts, Exception? Failure = null)
{
    /// <summary>It was sent and marked.</summary>
    public const string Sent = "sent";

    /// <summary>Nothing was left to tell.</summary>
    public const string Dropped = "dropped";

    /// <summary>Not all of it was done: it is tried again.</summary>
    public const string Failed = "failed";

    /// <summary>The subject of its mail; null where there was none.</summary>
    public string? Subject { get; init; }
}
