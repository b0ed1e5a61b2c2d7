using System.Globalization;
using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Decisions;

/// <summary>
/// A planned use of an account's root user. Alerts still come; they say that somebody announced it.
/// </summary>
/// <param name="Account">The account.</param>
/// <param name="Until">The time (UTC, in whole seconds) at which it ends.</param>
/// <param name="Reason">The person's reason.</param>
public sealed record AnnounceDecision(AccountId Account, DateTimeOffset Until, string Reason)
    : Decision(Account, Reason)
{
    /// <summary>Its name.</summary>
    public const string Word = "announce";

    /// <summary>The longest time ahead.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    private const string Form = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <inheritdoc/>
    public override string Name => Word;

    /// <summary>The fault of its end, as a sentence that says what to do; null where it has none.</summary>
    /// <param name="now">The time (UTC).</param>
    public string? Fault(DateTimeOffset now)
    {
        if (Until <= now)
            return $"The announcement ends at {Text(Until)}, which is over. Give a time that is still to come.";
        return Until > now + Longest
            ? $"The announcement ends at {Text(Until)}. Give a time within {Counted.Of(Longest)}, and announce again "
                + "then: what is announced for longer is expected always."
            : null;
    }

    /// <summary>A time as it is shown and signed.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override JsonObject Own() => new() { ["until"] = Text(Until) };

    internal static AnnounceDecision Read(AccountId account, string reason, EventJson fields) => new(
        account,
        DateTimeOffset.TryParseExact(
            fields.Text("until"), Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until)
            ? until
            : throw new FormatException(
                "The decision's until is no time such as 2026-12-01T18:00:00Z. Give it in this form."),
        reason);
}
