using Guardrails.Cli.Shared;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Json;
using Guardrails.Core.Planning;

namespace Guardrails.Cli.Plan;

/// <summary>Shows the statements behind a plan's answers: what denies, and what cannot be told.</summary>
internal static class PlanCauses
{
    /// <summary>Most units in one cell: the rest is counted, not shown; the JSON output has all.</summary>
    private const int UnitsShown = 10;

    private const int Indent = 4;

    /// <summary>The table of every statement that denies after the deploy.</summary>
    public static Table Denials(OrganizationPlan plan)
    {
        var table = new Table(
            new("Denied by", ColumnKind.Key), new("What", ColumnKind.Text), new("Where", ColumnKind.Text));
        foreach (var denial in plan.Denials)
            table.Add(Cell.Of(denial.Cause), Cell.Of(Columns(plan, denial.Questions)), Cell.Of(Where(denial.Units)));
        return table;
    }

    /// <summary>Writes every undecided statement, each once.</summary>
    public static void WriteUndecided(Page page, OrganizationPlan plan)
    {
        Write(
            page,
            plan,
            "Not certain, and it fails the plan: read the statement, and accept it by its SHA-256 or change it",
            [.. plan.Undecided.Where(cause => cause.FailsPlan)]);
        Write(
            page,
            plan,
            "Not certain, before and after, and nothing that Guardrails needs: read the statement",
            [.. plan.Undecided.Where(cause => cause is { FailsPlan: false, Accepted: null })]);
        Write(
            page,
            plan,
            "Not certain, and accepted in the organization's file",
            [.. plan.Undecided.Where(cause => cause.Accepted is not null)]);
    }

    /// <summary>Units with the number of accounts in each.</summary>
    private static IReadOnlyList<string> Where(IReadOnlyList<UnitCount> units) =>
    [
        .. units.Take(UnitsShown).Select(Where),
        .. units.Count > UnitsShown
            ? [$"and {Counted.Of(units.Count - UnitsShown, "more unit")}"]
            : Array.Empty<string>(),
    ];

    private static string Where(UnitCount unit) => $"{unit.Unit} ({Counted.Of(unit.Accounts, "account")})";

    private static void Write(Page page, OrganizationPlan plan, string title, IReadOnlyList<UndecidedCause> causes)
    {
        if (causes.Count == 0)
            return;

        page.WriteLine(title, Tone.Strong);
        foreach (var cause in causes)
        {
            var (columns, units) = (Columns(plan, cause.Questions), string.Join(", ", Where(cause.Units)));
            page.WriteLine($"Statement {cause.Statement} of {cause.Policy}, SHA-256 {cause.Sha256}");
            page.WriteLine($"{columns}: in {units}.", indent: Indent);
            page.WriteLine(cause.Reason, indent: Indent);
            if (cause.Accepted is { } accepted)
            {
                page.WriteLine(
                    $"Accepted until {accepted.EndsOn:yyyy-MM-dd} by {accepted.Owner}: {accepted.Reason}",
                    indent: Indent);
            }
        }
    }

    private static string Columns(OrganizationPlan plan, IReadOnlyList<string> questions) =>
        string.Join(", ", questions.Select(name => Column(plan.Questions, name)));

    private static string Column(IReadOnlyList<Question> questions, string name) =>
        questions.First(question => question.Name == name).Column;
}
