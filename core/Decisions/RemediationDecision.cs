using System.Globalization;
using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;
using Guardrails.Core.Remediation;

namespace Guardrails.Core.Decisions;

/// <summary>A decision on the removal of an account's root credentials.</summary>
/// <param name="Account">The account.</param>
/// <param name="At">
/// The time (UTC, in whole seconds) at which the person decided. It tells the same decision, sent again, from the same
/// words on another day.
/// </param>
/// <param name="Reason">The person's reason.</param>
public abstract record RemediationDecision(AccountId Account, DateTimeOffset At, string Reason)
    : Decision(Account, Reason)
{
    /// <summary>The time from a decision to its recording, at most: as long as its proof counts.</summary>
    private static readonly TimeSpan Longest = ProofCheck.Tolerance;

    private const string Form = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The id of the remediation.</summary>
    public abstract string CaseId { get; }

    /// <summary>The entry of the remediation's log.</summary>
    /// <param name="by">Its author.</param>
    public abstract RemediationEntry Entry(Decided by);

    /// <summary>Its author, as a log names them.</summary>
    public Decided By(Person person, DateTimeOffset recorded)
    {
        ArgumentNullException.ThrowIfNull(person);
        return new(Hash, person.Name, person.Identity.Arn, Reason, recorded);
    }

    /// <summary>The fault of its time, as a sentence that says what to do; null where it has none.</summary>
    /// <param name="now">The time (UTC).</param>
    public string? Fault(DateTimeOffset now) => (now - At).Duration() <= Longest
        ? null
        : $"The decision was made at {Text(At)}, and it is {Text(now)}: it counts for {Counted.Of(Longest)}. Decide "
            + "again, and see that the machine's clock is right.";

    /// <inheritdoc/>
    protected sealed override JsonObject Own()
    {
        var own = Members();
        own["at"] = Text(At);
        return own;
    }

    /// <summary>The members that other decisions on remediations do not have.</summary>
    protected abstract JsonObject Members();

    /// <summary>A time in whole seconds, as decisions have it.</summary>
    public static DateTimeOffset InSeconds(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    internal static DateTimeOffset TimeOf(EventJson fields) =>
        DateTimeOffset.TryParseExact(
            fields.Text("at"), Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new FormatException("The decision's at is no time such as 2026-12-01T18:00:00Z.");

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);
}
