using System.Globalization;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Json;
using Guardrails.Core.Planning;
using Guardrails.Core.Policies.Simulation;
using Spectre.Console;

namespace Guardrails.Cli.Plan;

/// <summary>Shows a plan to a person.</summary>
internal static class PlanTables
{
    /// <summary>Accounts with the same answers share a line where there are more than these.</summary>
    private const int LinesForAccounts = 100;

    /// <summary>Most lines of one kind: the rest is counted, not shown; the JSON output has all.</summary>
    private const int LinesShown = 20;

    /// <summary>Writes the plan.</summary>
    public static void Write(IAnsiConsole console, OrganizationPlan plan)
    {
        var (taken, planned) = (Minute(plan.TakenAt), Minute(plan.PlannedFor));
        var count = Counted.Of(plan.Accounts.Count, "account");
        console.MarkupLineInterpolated(
            $"Organization {plan.Organization}, {count}, as it was on {taken}, planned for {planned}");
        Section(console, "1  Policies: what a deploy would do");
        console.Write(Policies(plan));
        foreach (var name in plan.LeftOver)
            console.MarkupLineInterpolated($"{name} exists, but this version does not make it: it stays as it is.");

        Section(console, "2  Room: slots and characters on each target");
        console.Write(Targets(plan));

        Section(console, "3  Accounts: what service control policies allow, before and after");
        console.Write(Accounts(plan));
        foreach (var question in plan.Questions)
            console.MarkupLineInterpolated($"{question.Column}: {question.Title}");
        console.WriteLine(
            "yes: service control policies do not deny it (other policies may). no: they deny it. "
            + "?: a plan cannot tell. -: does not apply to the account. *: the account is not active. "
            + "before→after: the answer changes.");
        console.WriteLine(OrganizationPlan.NotRead);
        if (plan.Denials.Count > 0)
            console.Write(PlanCauses.Denials(plan));

        Section(console, "4  What to know");
        foreach (var same in plan.RemainingRootKeys.GroupBy(account => account.Why, StringComparer.Ordinal))
        {
            var accounts = Some([.. same.Select(account => $"{account.Account} ({account.Name})")]);
            console.MarkupLineInterpolated($"Root can still create a key in {accounts}: {same.Key}.");
        }

        foreach (var (exemption, ended, _, _) in plan.Exemptions.Where(one => one.EndsSoon))
            console.MarkupLineInterpolated($"{Ending(exemption, ended)}");
        foreach (var note in plan.Notes.Take(LinesShown))
            console.MarkupLineInterpolated($"{note}");
        if (plan.Notes.Count > LinesShown)
            console.MarkupLineInterpolated($"... and {plan.Notes.Count - LinesShown} more: see --output json.");
        var (dollars, evaluations) = (plan.Cost.Dollars, plan.Cost.Evaluations);
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"AWS Config would bill about ${dollars:0.00} a month for {evaluations:N0} evaluations, assuming:");
        foreach (var assumption in plan.Cost.Assumptions)
            console.MarkupLineInterpolated($"- {assumption}");

        Section(console, "5  Result");
        Result(console, plan);
    }

    private static string Minute(DateTimeOffset time) => $"{time:yyyy-MM-dd HH:mm} UTC";

    private static string Ending(Exemption exemption, bool ended) =>
        $"The exemption of {exemption.Account} from {exemption.Guardrail.Name} {(ended ? "ended" : "ends")} on "
        + $"{exemption.EndsOn:yyyy-MM-dd} (owner: {exemption.Owner}). "
        + "After that day, synth, deploy and destroy refuse the file until the exemption is removed.";

    private static string Some(List<string> all) =>
        string.Join(", ", all.Take(LinesShown)) + (all.Count > LinesShown ? $" and {all.Count - LinesShown} more" : "");

    private static void Section(IAnsiConsole console, string title)
    {
        console.WriteLine();
        console.Write(new Rule($"[bold]{title}[/]").LeftJustified());
    }

    private static Table Policies(OrganizationPlan plan)
    {
        var table = new Table()
            .AddColumns("Policy", "Action", "Characters", "Holds", "Attach to", "Detach from", "Stays on");
        foreach (var policy in plan.Policies)
        {
            table.AddRow(
                Cell(policy.Name),
                Cell(policy.Action.ToString().ToLowerInvariant()),
                Cell($"{policy.Characters} of {policy.Limit}"),
                Cell(string.Join(Environment.NewLine, policy.Guardrails)),
                Cell(
                    policy.WhyUnattached is { } why
                        ? $"nothing: {why}"
                        : string.Join(Environment.NewLine, policy.Attach)),
                Cell(string.Join(Environment.NewLine, policy.Detach)),
                Cell(string.Join(Environment.NewLine, policy.Stay)));
        }

        return table;
    }

    private static Table Targets(OrganizationPlan plan)
    {
        var table = new Table()
            .AddColumns("Target", "Name", "Slots used", "Free", "Policies after the deploy (characters used, left)");
        foreach (var target in plan.Targets)
        {
            table.AddRow(
                Cell(target.Target.Value),
                Cell(target.Name),
                Cell($"{target.UsedBefore} → {target.UsedAfter} of {target.Slots}"),
                Cell($"{target.Free}"),
                Cell(string.Join(Environment.NewLine, target.Policies.Select(Policy))));
        }

        return table;
    }

    private static string Policy(AttachedPolicy policy)
    {
        var owner = policy.Ours ? "" : $", {policy.Tool ?? "another team's"}";
        return $"{policy.Name} ({policy.Characters}, {policy.Limit - policy.Characters}){owner}";
    }

    private static Table Accounts(OrganizationPlan plan)
    {
        var table = new Table()
            .AddColumns("Account", "Name", "Unit")
            .AddColumns([.. plan.Questions.Select(question => question.Column)]);
        if (plan.Accounts.Count <= LinesForAccounts)
        {
            foreach (var account in plan.Accounts)
            {
                var name = account.IsActive ? account.Name : $"{account.Name} *";
                Row(account, account.Id.Value, name, account.Unit);
            }

            return table;
        }

        var alike = plan.Accounts.GroupBy(
            account => string.Join(' ', Answers(plan, account).Select(answer => answer.Text)), StringComparer.Ordinal);
        foreach (var same in alike.OrderByDescending(same => same.Count()))
        {
            Row(
                same.First(),
                Counted.Of(same.Count(), "account"),
                $"such as {same.First().Id}",
                PlanCauses.Where(UnitCount.Of(same)));
        }

        return table;

        void Row(AccountPlan account, params string[] cells) =>
            table.AddRow([.. cells.Select(Cell), .. Answers(plan, account).Select(Cell)]);
    }

    private static IEnumerable<(string Text, Change Change)> Answers(OrganizationPlan plan, AccountPlan account) =>
        from question in plan.Questions
        let answer = account.Answers.FirstOrDefault(answer => answer.Question == question)
        select answer is null ? ("-", Change.None) : (Words(answer), answer.Change);

    private static Text Cell((string Text, Change Change) answer) => new(answer.Text, new Style(answer.Change switch
    {
        Change.StopsOnPurpose => Color.Green,
        Change.StopsByAccident => Color.Red,
        Change.CannotTell or Change.BecomesPossible => Color.Yellow,
        _ => Color.Default,
    }));

    private static string Words(AnswerChange answer)
    {
        var (before, after) = (Word(answer.Before), Word(answer.After));
        return before == after ? after : $"{before}→{after}";
    }

    private static string Word(Decision decision) => decision switch
    {
        Decision.Allowed => "yes",
        Decision.CannotTell => "?",
        _ => "no",
    };

    private static void Result(IAnsiConsole console, OrganizationPlan plan)
    {
        foreach (var question in plan.Questions)
        {
            Changes(console, plan, question, Change.StopsOnPurpose, "Stops on purpose");
            Changes(console, plan, question, Change.BecomesPossible, "Becomes possible");
        }

        console.WriteLine(
            "A plan cannot tell whether an existing root key is in use. "
            + "docs/guardrails.md says what each guardrail breaks.");
        if (plan.Findings.Count == 0)
        {
            console.WriteLine(plan.Undecided.Count == 0
                ? "Nothing else stops, everything fits, and every answer is certain."
                : "Nothing else stops, and everything fits. What is not certain below is so already, or accepted.");
        }

        // An undecided statement is named once, below, with everything that depends on it.
        foreach (var kind in plan.Findings.Where(finding => finding.Kind is not PlanFindingKind.CannotTell)
            .GroupBy(finding => finding.Kind))
            Findings(console, Title(kind.Key), [.. kind]);
        PlanCauses.WriteUndecided(console, plan);
    }

    private static void Changes(
        IAnsiConsole console, OrganizationPlan plan, Question question, Change change, string words)
    {
        var accounts = plan.Accounts.Count(account => account.Answers.Any(
            answer => answer.Question == question && answer.Change == change));
        if (accounts > 0)
            console.MarkupLineInterpolated($"{words} in {Counted.Of(accounts, "account")}: {question.Title}.");
    }

    /// <summary>Writes one line for each statement, however many accounts it touches.</summary>
    private static void Findings(IAnsiConsole console, string title, IReadOnlyList<PlanFinding> findings)
    {
        console.MarkupLineInterpolated($"[bold]{title}[/]");
        var causes = findings.GroupBy(finding => finding.Cause ?? finding.Text, StringComparer.Ordinal).ToList();
        foreach (var same in causes.Take(LinesShown))
        {
            var accounts = same.Select(finding => finding.Where).Distinct(StringComparer.Ordinal).ToList();
            console.MarkupLineInterpolated($"{same.First().Where}: {same.First().Text}");
            if (same.Count() > 1)
            {
                var more = Counted.Of(same.Count() - 1, "more answer");
                console.MarkupLineInterpolated($"    The same statement is behind {more}, in {Some(accounts)}.");
            }
        }

        if (causes.Count > LinesShown)
            console.MarkupLineInterpolated($"... and {causes.Count - LinesShown} more: see --output json.");
    }

    private static string Title(PlanFindingKind kind) => kind switch
    {
        PlanFindingKind.StopsByAccident => "Stops by accident",
        PlanFindingKind.BecomesPossible => "A door that the deploy opens",
        PlanFindingKind.NotAsStored => "The snapshot is not AWS's",
        PlanFindingKind.PolicyTooLong => "Too long",
        PlanFindingKind.ExemptionWithoutEffect => "Exemption has no effect",
        PlanFindingKind.RecorderOfControlTower => "Refused by the setup",
        _ => "No room",
    };

    private static Text Cell(string text) => new(text);
}
