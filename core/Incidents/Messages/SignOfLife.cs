using Guardrails.Core.Ids;
using Guardrails.Core.Json;

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
    /// <summary>The message.</summary>
    public TopicMessage Message
    {
        get
        {
            var headline = $"{Counted.Of(Watched, "account")} watched, "
                + (Newest is { } newest ? $"last evidence {MessageText.Time(newest)}" : "no evidence at all")
                + $", {Counted.Of(Open, "incident")} open";
            IReadOnlyList<string> lines =
            [
                $"{headline}.",
                .. Accounts > Watched
                    ? [$"The ledger has no evidence of {Counted.Of(Accounts - Watched, "account")}."]
                    : Array.Empty<string>(),
                .. Stalest is { } stalest
                    ? [$"The oldest is that of account {stalest.Account}: {MessageText.Time(stalest.At)}."]
                    : Array.Empty<string>(),
                "This message comes every week. A week without it means that nobody watches: see docs/playbook.md.",
            ];
            return new(
                MessageText.Ascii($"Guardrails: {headline}", MessageText.LongestSubject),
                string.Join('\n', lines) + "\n",
                ChatForm.Of("sign-of-life", "SignOfLife", headline, lines));
        }
    }
}
