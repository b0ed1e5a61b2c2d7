using Guardrails.Core.Guardrails;
using Guardrails.Core.Json;
using Guardrails.Core.Planning;
using Spectre.Console;

namespace Guardrails.Cli.Plan;

/// <summary>Shows the statements behind a plan's answers: what denies, and what cannot be told.</summary>
internal static class PlanCauses
{
    /// <summary>Most units in one cell: the rest is counted, not shown; the JSON output has all.</summary>
    private const int UnitsShown = 10;

    /// <summary>The table of every statement that denies after the deploy.</summary>
    public static Table Denials(OrganizationPlan plan)
    {
        var table = new Table().AddColumns("Denied by", "What", "Where");
        foreach (var denial in plan.Denials)
            table.AddRow(Cell(denial.Cause), Cell(Columns(plan, denial.Questions)), Cell(Where(denial.Units)));
        return table;
    }

    /// <summary>Writes every undecided statement, each once.</summary>
    public static void WriteUndecided(IAnsiConsole console, OrganizationPlan plan)
    {
        Write(
            console,
            plan,
            "Not certain, and it fails the plan: read the statement, and accept it by its SHA-256 or change it",
            [.. plan.Undecided.Where(cause => cause.FailsPlan)]);
        Write(
            console,
            plan,
            "Not certain, before and after, and nothing that Guardrails needs: read the statement",
            [.. plan.Undecided.Where(cause => cause is { FailsPlan: false, Accepted: null })]);
        Write(
            console,
            plan,
            "Not certain, and accepted in the organization's file",
            [.. plan.Undecided.Where(cause => cause.Accepted is not null)]);
    }

    /// <summary>Units with the number of accounts in each, one a line.</summary>
    public static string Where(IReadOnlyList<UnitCount> units) =>
        string.Join(Environment.NewLine, units.Take(UnitsShown).Select(Where))
        + (units.Count > UnitsShown
            ? $"{Environment.NewLine}and {Counted.Of(units.Count - UnitsShown, "more unit")}"
            : "");

    private static string Where(UnitCount unit) => $"{unit.Unit} ({Counted.Of(unit.Accounts, "account")})";

    private static void Write(
        IAnsiConsole console, OrganizationPlan plan, string title, IReadOnlyList<UndecidedCause> causes)
    {
        if (causes.Count == 0)
            return;

        console.MarkupLineInterpolated($"[bold]{title}[/]");
        foreach (var cause in causes)
        {
            var units = string.Join(", ", cause.Units.Take(UnitsShown).Select(Where));
            var more = cause.Units.Count > UnitsShown
                ? $" and {Counted.Of(cause.Units.Count - UnitsShown, "more unit")}"
                : "";
            console.MarkupLineInterpolated($"Statement {cause.Statement} of {cause.Policy}, SHA-256 {cause.Sha256}");
            console.MarkupLineInterpolated($"    {Columns(plan, cause.Questions)}: in {units}{more}.");
            console.MarkupLineInterpolated($"    {cause.Reason}");
            if (cause.Accepted is { } accepted)
                console.MarkupLineInterpolated(
                    $"    Accepted until {accepted.EndsOn:yyyy-MM-dd} by {accepted.Owner}: {accepted.Reason}");
        }
    }

    private static string Columns(OrganizationPlan plan, IReadOnlyList<string> questions) =>
        string.Join(", ", questions.Select(name => Column(plan.Questions, name)));

    private static string Column(IReadOnlyList<Question> questions, string name) =>
        questions.First(question => question.Name == name).Column;

    private static Text Cell(string text) => new(text);
}
