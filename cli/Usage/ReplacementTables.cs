using System.Globalization;
using Guardrails.Cli.Shared;
using Guardrails.Core.Json;
using Guardrails.Core.Usage.Replacement;

namespace Guardrails.Cli.Usage;

/// <summary>Shows to a person the replacement role, and the comparison with one.</summary>
internal static class ReplacementTables
{
    private const int MostRows = 200;

    /// <summary>Writes the replacement role.</summary>
    public static void Write(Page page, MadeReplacement made)
    {
        page.WriteLine();
        page.Title("Replacement role");
        if (made.WhyNothing is { } why)
            page.WriteLine(why, Tone.Unsure);
        else
            page.WriteLine($"Written to {made.Folder}: {string.Join(", ", made.Files)}", Tone.Good);
        foreach (var problem in made.Role.Problems)
            page.WriteLine($"PROBLEM: {problem}", Tone.Bad);
        foreach (var policy in made.Role.Policies)
        {
            page.WriteLine(
                $"{policy.Name}: {policy.Characters} of {PolicyQuotas.ManagedPolicy} characters, "
                + $"{Counted.Of(policy.Document.Statements.Count, "statement")}");
        }

        Write(page, "Allowed on every resource",
        [
            .. made.Role.Permissions.Where(one => one.Resource == "*" || one.Why == ResourceReason.ManyObjects),
        ]);
        Write(page, "Unmapped: nobody can tell the permission, and none was guessed", made.Role.Unmapped);
        Write(page, "Unwritable: no policy can hold the resource's name", made.Role.Unwritable);
        Write(page, "For root alone: no role replaces these", made.Role.NotForARole);
        Write(page, "Without any permission", made.Role.NeedingNothing);
        if (made.WhyNothing is not null)
            return;
        WriteTrust(page, made.Role.Trust);
        page.WriteLine();
        page.WriteLine("Blind spots:", Tone.Strong);
        foreach (var spot in made.Role.BlindSpots)
        {
            page.WriteLine(
                spot.About.Count == 0 ? spot.Text : $"{spot.Text} They are: {string.Join(", ", spot.About)}.",
                indent: 2);
        }
    }

    /// <summary>Writes the comparison.</summary>
    public static void Write(Page page, MadeComparison made)
    {
        var (question, answer) = (made.Question, made.Answer);
        page.WriteLine();
        page.Title("Against the role");
        page.WriteLine(
            $"{ComparisonWords.Name(answer.Verdict)}: {ComparisonWords.Sentence(answer.Verdict)}",
            answer.Verdict switch
            {
                ReplacementVerdict.Replaced => Tone.Good,
                ReplacementVerdict.NotReplaced => Tone.Bad,
                _ => Tone.Unsure,
            });
        foreach (var missing in ComparisonWords.Missing(answer.Verdict))
            page.WriteLine(missing, indent: 2);
        foreach (var gap in question.Gaps)
            page.WriteLine($"NOT COMPLETE: {gap}", Tone.Bad);
        page.WriteLine($"Role {question.Role}, its calls since {Minute(question.Since)}.");
        page.WriteLine(answer.LastKeyCall is { } last
            ? $"The keys were last used at {Minute(last)}."
            : "No use of the keys is known.");
        Write(page, "Not made by the role", [.. answer.NotMade.Except(answer.RefusedToRole)]);
        Write(page, "Refused to the role", answer.RefusedToRole);
        Write(page, "Made by the role", answer.Made);
        Write(page, "Not comparable", answer.NotComparable);
    }

    private static void WriteTrust(Page page, IReadOnlyList<TrustSuggestion> all)
    {
        page.WriteLine();
        page.WriteLine("Trust, the likeliest first (the template and the class have that one):", Tone.Strong);
        foreach (var trust in all)
        {
            page.WriteLine(
                $"{trust.Kind}: {trust.Why} {Counted.Of(trust.Evidence.Calls, "distinct call")}"
                + (trust.Evidence.EventIds.Count == 0 ? "." : $", such as event {trust.Evidence.EventIds[0]}.")
                + (trust.ToFillIn.Count == 0 ? "" : $" Fill in {string.Join(", ", trust.ToFillIn)}."),
                indent: 2);
        }
    }

    private static void Write(Page page, string title, IReadOnlyList<GrantedPermission> permissions)
    {
        if (permissions.Count == 0)
            return;
        Begin(page, title, permissions.Count, "permission");
        var table = new Table(
            new("Action", ColumnKind.Key),
            new("Resource", ColumnKind.Text),
            new("Because", ColumnKind.Text),
            new("Calls"),
            new("Such as event"))
        {
            Noun = "permission", MostRows = MostRows,
        };
        foreach (var one in permissions)
        {
            table.Add(
                Cell.Of(one.Action),
                Cell.Of(one.Resource),
                Cell.Of(Reason(one)),
                Cell.Of(Number(one.Evidence.Calls)),
                Cell.Of(one.Evidence.EventIds[0]));
        }

        page.Write(table);
    }

    private static void Write(Page page, string title, IReadOnlyList<LeftOutCall> calls)
    {
        if (calls.Count == 0)
            return;
        Begin(page, title, calls.Count, "call");
        var table = new Table(
            new("Event", ColumnKind.Key),
            new("Because", ColumnKind.Text),
            new("Calls"),
            new("Such as event"))
        {
            Noun = "call", MostRows = MostRows,
        };
        foreach (var one in calls)
        {
            table.Add(
                Cell.Of(one.Event),
                Cell.Of(one.Why),
                Cell.Of(Number(one.Evidence.Calls)),
                Cell.Of(one.Evidence.EventIds[0]));
        }

        page.Write(table);
    }

    private static void Begin(Page page, string title, int count, string noun)
    {
        page.WriteLine();
        page.WriteLine($"{title}: {Counted.Of(count, noun)}", Tone.Strong);
    }

    private static string Reason(GrantedPermission one) => one.Why switch
    {
        ResourceReason.NamedByEvent => "the event names it",
        ResourceReason.ActionHasNone => "AWS has no resources for the action",
        ResourceReason.EventNamesNone => "the event names no resource",
        _ => "the events name many objects of the bucket",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Minute(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
