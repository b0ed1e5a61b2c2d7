using Guardrails.Core.Ids;
using Guardrails.Core.Json;
using Guardrails.Core.Trails;

namespace Guardrails.Core.Incidents.Messages;

/// <summary>The weekly proof that somebody watches. Where it does not come, nobody does.</summary>
/// <param name="Accounts">The accounts of the organization.</param>
/// <param name="Watched">Those of which the ledger has evidence.</param>
/// <param name="Newest">The time of the newest evidence (UTC); null where there is none.</param>
/// <param name="Stalest">The watched account whose newest evidence is the oldest, with its time.</param>
/// <param name="Open">The incidents that are open and were worth a message.</param>
public sealed record SignOfLife(
    int Accounts,
    int Watched,
    DateTimeOffset? Newest,
    (AccountId Account, DateTimeOffset At)? Stalest,
    int Open)
{
    /// <summary>Trails are read every day; an answer that is older is told with its age.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(36);

    /// <summary>
    /// The coverage by trails of the organization, and the time at which they were read (UTC); null where nobody read
    /// them, or nobody knows.
    /// </summary>
    public (TrailCoverage Coverage, DateTimeOffset Read)? Trails { get; init; }

    /// <summary>The time of the message (UTC).</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The message.</summary>
    public TopicMessage Message
    {
        get
        {
            var headline = $"{Counted.Of(Watched, "account")} watched, "
                + (Newest is { } newest ? $"last evidence {MessageText.Time(newest)}" : "no evidence at all")
                + $", {Counted.Of(Open, "incident")} open";
            return new(
                MessageText.Ascii($"Guardrails: {headline}", MessageText.LongestSubject),
                string.Join('\n', Lines(headline, MessageText.Line)) + "\n",
                ChatForm.Of("sign-of-life", "SignOfLife", headline, Lines(headline, MessageText.Markdown)));
        }
    }

    private IReadOnlyList<string> Lines(string headline, Func<string, string> shown) =>
    [
        $"{headline}.",
        .. Accounts > Watched
            ? [$"The ledger has no evidence of {Counted.Of(Accounts - Watched, "account")}."]
            : Array.Empty<string>(),
        .. Stalest is { } stalest
            ? [$"The oldest is that of account {stalest.Account}: {MessageText.Time(stalest.At)}."]
            : Array.Empty<string>(),
        .. TrailLines.Select(shown),
        "This message comes every week. A week without it means that nobody watches: see docs/playbook.md.",
    ];

    private IEnumerable<string> TrailLines => Trails switch
    {
        null => ["It is not known whether a trail of the organization logs what happens in every account: "
            + "the daily comparison has not read the trails."],
        { } known when Now - known.Read > Fresh =>
        [
            $"The trails were last read at {MessageText.Time(known.Read)}. Then it was so:",
            .. known.Coverage.Sentences,
        ],
        { } known => known.Coverage.Sentences,
    };
}
