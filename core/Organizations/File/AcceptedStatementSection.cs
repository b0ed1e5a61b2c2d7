using System.Text.RegularExpressions;
using Guardrails.Core.Json;

namespace Guardrails.Core.Organizations.File;

/// <summary>The file's section on one accepted statement.</summary>
internal sealed partial record AcceptedStatementSection(
    Located<string>? Statement, Located<string>? Owner, Located<string>? Reason, Located<DateOnly>? EndsOn)
{
    private const string HashPattern = "^[0-9a-f]{64}";

    private static readonly Property<string> StatementProperty =
        new(
            "statement",
            "The SHA-256 of the statement, as plan prints it beside each undecided statement.",
            new TextShape<string>(
                "the SHA-256 of a statement",
                "64 digits and letters from a to f, as plan prints them",
                HashPattern + "$",
                TryParseHash),
            Required: true);

    private static readonly Property<string> OwnerProperty =
        new(
            "owner",
            "The person or team that answers for it.",
            ExemptionSection.Prose("an owner"),
            Required: true);

    private static readonly Property<string> ReasonProperty =
        new(
            "reason",
            "The reason why the statement does no harm, for the next reader and for an auditor.",
            ExemptionSection.Prose("a reason"),
            Required: true);

    private static readonly Property<DateOnly> EndsOnProperty =
        new(
            "endsOn",
            "The last day (UTC) on which it counts as accepted, as yyyy-MM-dd; after it, plan warns.",
            ExemptionSection.Day,
            Required: true);

    public static readonly ListShape<AcceptedStatementSection> Shape = new(
        new ObjectShape<AcceptedStatementSection>(
            [StatementProperty, OwnerProperty, ReasonProperty, EndsOnProperty],
            fields => new(
                fields.Get(StatementProperty),
                fields.Get(OwnerProperty),
                fields.Get(ReasonProperty),
                fields.Get(EndsOnProperty))),
        "accepted statements",
        same: accepted => accepted.Statement?.Value);

    /// <summary>
    /// Checks what only the calendar tells. One that has ended is no error: it no longer counts, and the plan warns.
    /// </summary>
    /// <param name="today">The day (UTC) of reading.</param>
    /// <param name="mostDays">The longest that it may still last, in days.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public void Check(DateOnly today, int mostDays, FileErrors errors)
    {
        if (EndsOn is not null && EndsOn.Value.DayNumber - today.DayNumber > mostDays)
        {
            errors.Add(
                EndsOn.At,
                $"the statement would be accepted until {EndsOn.Value:yyyy-MM-dd}, "
                    + $"and none may be for longer than {Counted.Of(mostDays, "day")} from today "
                    + "($.limits.exemptionDays)",
                $"{today.AddDays(mostDays):yyyy-MM-dd} at the latest; extend it when it is due");
        }
    }

    public AcceptedStatement Parsed() => new(Statement!.Value, Owner!.Value, Reason!.Value, EndsOn!.Value);

    private static bool TryParseHash(string text, out string hash)
    {
        hash = text;
        return WholeHash().IsMatch(text);
    }

    [GeneratedRegex(HashPattern + @"\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholeHash();
}
