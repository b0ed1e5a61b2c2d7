using Guardrails.Cli.Shared;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Json;
using Guardrails.Core.Planning;

namespace Guardrails.Cli.Plan;

/// <summary>Shows the last section of a plan to a person: what changes, and everything that fails it.</summary>
internal static class PlanResult
{
    /// <summary>Most lines of one kind: the rest is counted, not shown; the JSON output has all.</summary>
    public const int LinesShown = 20;

    /// <summary>Writes it.</summary>
    public static void Write(Page page, OrganizationPlan plan)
    {
        foreach (var question in plan.Questions)
        {
            Changes(page, plan, question, Change.StopsOnPurpose, "Stops as intended");
            Changes(page, plan, question, Change.BecomesPossible, "Becomes possible");
        }

        page.WriteLine(
            "A plan cannot tell whether an existing root key is in use. "
            + "docs/guardrails.md says what each guardrail breaks.");
        if (plan.Findings.Count == 0)
        {
            page.WriteLine(plan.Undecided.Count == 0
                ? "Nothing else stops, everything fits, and every answer is certain."
                : "Nothing else stops, and everything fits. What is not certain below is so already, or accepted.");
        }

        // An undecided statement is named once, below, with everything that depends on it.
        foreach (var kind in plan.Findings.Where(finding => finding.Kind is not PlanFindingKind.CannotTell)
            .GroupBy(finding => finding.Kind))
            Findings(page, Title(kind.Key), [.. kind]);
        PlanCauses.WriteUndecided(page, plan);
    }

    private static void Changes(
        Page page, OrganizationPlan plan, Question question, Change change, string words)
    {
        var accounts = plan.Accounts.Count(account => account.Answers.Any(
            answer => answer.Question == question && answer.Change == change));
        if (accounts > 0)
            page.WriteLine($"{words} in {Counted.Of(accounts, "account")}: {question.Title}.");
    }

    /// <summary>Writes one line for each statement or fault, however many accounts it touches.</summary>
    private static void Findings(Page page, string title, IReadOnlyList<PlanFinding> findings)
    {
        page.WriteLine(title, Tone.Strong);
        var causes = findings.GroupBy(Line, StringComparer.Ordinal).ToList();
        foreach (var same in causes.Take(LinesShown))
        {
            var accounts = same.Select(finding => finding.Where).Distinct(StringComparer.Ordinal).ToList();
            var (first, isStatement) = (same.First(), same.First().Cause is not null);
            page.WriteLine($"{(isStatement ? first.Where : Some(accounts))}: {first.Text}");
            if (isStatement && same.Count() > 1)
            {
                var more = Counted.Of(same.Count() - 1, "more answer");
                page.WriteLine($"The same statement is behind {more}, in {Some(accounts)}.", indent: 4);
            }
        }

        if (causes.Count > LinesShown)
            page.WriteLine($"... and {causes.Count - LinesShown} more: see --output json.");
    }

    /// <summary>
    /// The text that findings on one line share: a statement, or, where it stops Guardrails itself, each part of it.
    /// </summary>
    private static string Line(PlanFinding finding) =>
        finding.Kind is PlanFindingKind.OwnCallDenied or PlanFindingKind.OwnCallUndecided
            ? finding.Text
            : finding.Cause ?? finding.Text;

    private static string Title(PlanFindingKind kind) => kind switch
    {
        PlanFindingKind.OwnCallDenied => "Guardrails itself cannot work",
        PlanFindingKind.OwnCallUndecided => "Not certain that Guardrails itself can work",
        PlanFindingKind.StopsByAccident => "Stops by accident",
        PlanFindingKind.BecomesPossible => "Becomes possible again",
        PlanFindingKind.NotAsStored => "Not as AWS stores it",
        PlanFindingKind.PolicyTooLong => "Policy too long",
        PlanFindingKind.ExemptionWithoutEffect => "Exemption has no effect",
        PlanFindingKind.RecorderOfControlTower => "Refused by the setup",
        _ => "No room",
    };

    /// <summary>Names, and how many more there are.</summary>
    public static string Some(List<string> all) =>
        string.Join(", ", all.Take(LinesShown)) + (all.Count > LinesShown ? $" and {all.Count - LinesShown} more" : "");
}
