using System.Globalization;
using Guardrails.Core.Planning;
using Guardrails.Core.Policies.Simulation;
using Spectre.Console;

namespace Guardrails.Cli.Plan;

/// <summary>Shows a plan to a person.</summary>
internal static class PlanTables
{
    /// <summary>Accounts with the same answers share a line where there are more than these.</summary>
    private const int LinesForAccounts = 100;

    /// <summary>What is of one kind beyond these is counted, not shown; the JSON output has all.</summary>
    private const int LinesShown = 20;

    /// <summary>Writes the plan.</summary>
    public static void Write(IAnsiConsole console, OrganizationPlan plan)
    {
        console.MarkupLineInterpolated($"Organization {plan.Organization}, {plan.Accounts.Count} accounts, as it was on {plan.TakenAt:yyyy-MM-dd HH:mm} UTC, planned for {plan.PlannedFor:yyyy-MM-dd HH:mm} UTC");
        Section(console, "1  Policies: what a deploy would do");
        console.Write(Policies(plan));
        foreach (var name in plan.LeftOver)
            console.MarkupLineInterpolated($"{name} is there and not made by this version: it stays as it is.");

        Section(console, "2  Room: slots and characters on each target");
        console.Write(Targets(plan));

        Section(console, "3  Accounts: what service control policies allow, before and after");
        console.Write(Accounts(plan));
        foreach (var question in plan.Questions)
            console.MarkupLineInterpolated($"{question.Column}: {question.Title}");
        console.WriteLine("yes: service control policies do not deny it (others may). no: they do. ?: cannot be told. -: does not reach the account. *: not active. before→after where that differs.");

        Section(console, "4  What to know");
        foreach (var same in plan.RemainingRootKeys.GroupBy(account => account.Why, StringComparer.Ordinal))
            console.MarkupLineInterpolated($"Root can still create a key in {Some([.. same.Select(account => $"{account.Account} ({account.Name})")])}: {same.Key}.");
        foreach (var (exemption, ended, _, _) in plan.Exemptions.Where(one => one.EndsSoon))
            console.MarkupLineInterpolated($"The exemption of {exemption.Account} from {exemption.Guardrail.Name} {(ended ? "ended" : "ends")} on {exemption.EndsOn:yyyy-MM-dd} (owner: {exemption.Owner}). After that day synth, deploy and destroy refuse the file until it is taken out.");
        foreach (var note in plan.Notes.Take(LinesShown))
            console.MarkupLineInterpolated($"{note}");
        if (plan.Notes.Count > LinesShown)
            console.MarkupLineInterpolated($"... and {plan.Notes.Count - LinesShown} more: see --output json.");
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"AWS Config would bill about ${plan.Cost.Dollars:0.00} a month for {plan.Cost.Evaluations:N0} evaluations, assuming:");
        foreach (var assumption in plan.Cost.Assumptions)
            console.MarkupLineInterpolated($"- {assumption}");

        Section(console, "5  Result");
        Result(console, plan);
    }

    private static string Some(List<string> all) =>
        string.Join(", ", all.Take(LinesShown)) + (all.Count > LinesShown ? $" and {all.Count - LinesShown} more" : "");

    private static void Section(IAnsiConsole console, string title)
    {
        console.WriteLine();
        console.Write(new Rule($"[bold]{title}[/]").LeftJustified());
    }

    private static Table Policies(OrganizationPlan plan)
    {
        var table = new Table().AddColumns("Policy", "Action", "Characters", "Holds", "Attach to", "Detach from", "Stays on");
        foreach (var policy in plan.Policies)
        {
            table.AddRow(
                Cell(policy.Name),
                Cell(policy.Action.ToString().ToLowerInvariant()),
                Cell($"{policy.Characters} of {policy.Limit}"),
                Cell(string.Join(Environment.NewLine, policy.Guardrails)),
                Cell(policy.WhyUnattached is { } why ? $"nothing: {why}" : string.Join(Environment.NewLine, policy.Attach)),
                Cell(string.Join(Environment.NewLine, policy.Detach)),
                Cell(string.Join(Environment.NewLine, policy.Stay)));
        }

        return table;
    }

    private static Table Targets(OrganizationPlan plan)
    {
        var table = new Table().AddColumns("Target", "Name", "Slots used", "Free", "Policies after the deploy (characters used, left)");
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

    private static string Policy(AttachedPolicy policy) =>
        $"{policy.Name} ({policy.Characters}, {policy.Limit - policy.Characters}){(policy.Ours ? "" : $", {policy.Tool ?? "another team's"}")}";

    private static Table Accounts(OrganizationPlan plan)
    {
        var table = new Table().AddColumns("Account", "Name", "Unit").AddColumns([.. plan.Questions.Select(question => question.Column)]);
        if (plan.Accounts.Count <= LinesForAccounts)
        {
            foreach (var account in plan.Accounts)
                table.AddRow([Cell(account.Id.Value), Cell(account.IsActive ? account.Name : $"{account.Name} *"), Cell(account.Unit), .. Answers(plan, account).Select(Cell)]);
            return table;
        }

        foreach (var same in plan.Accounts.GroupBy(account => string.Join(' ', Answers(plan, account).Select(answer => answer.Text)), StringComparer.Ordinal).OrderByDescending(same => same.Count()))
        {
            var units = same.Select(account => account.Unit).Distinct(StringComparer.Ordinal).Count();
            table.AddRow([Cell($"{same.Count()} accounts"), Cell($"such as {same.First().Id}"), Cell($"in {units} units"), .. Answers(plan, same.First()).Select(Cell)]);
        }

        return table;
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
            var stops = plan.Accounts.Count(account => account.Answers.Any(answer => answer.Question == question && answer.Change is Change.StopsOnPurpose));
            if (stops > 0)
                console.MarkupLineInterpolated($"Stops on purpose in {stops} accounts: {question.Title}.");
        }

        console.WriteLine("A plan cannot tell whether an existing root key is in use. What each guardrail breaks: docs/guardrails.md.");
        if (plan.Findings.Count == 0)
            console.WriteLine("Nothing else stops, everything fits, and what service control policies say is certain.");
        foreach (var kind in plan.Findings.GroupBy(finding => finding.Kind))
            Findings(console, Title(kind.Key), [.. kind]);
    }

    /// <summary>What one statement does to many accounts is one line.</summary>
    private static void Findings(IAnsiConsole console, string title, IReadOnlyList<PlanFinding> findings)
    {
        console.MarkupLineInterpolated($"[bold]{title}[/]");
        var causes = findings.GroupBy(finding => finding.Cause ?? finding.Text, StringComparer.Ordinal).ToList();
        foreach (var same in causes.Take(LinesShown))
        {
            var accounts = same.Select(finding => finding.Where).Distinct(StringComparer.Ordinal).ToList();
            console.MarkupLineInterpolated($"{same.First().Where}: {same.First().Text}");
            if (same.Count() > 1)
                console.MarkupLineInterpolated($"    The same statement is behind {same.Count() - 1} more answers, in {Some(accounts)}.");
        }

        if (causes.Count > LinesShown)
            console.MarkupLineInterpolated($"... and {causes.Count - LinesShown} more: see --output json.");
    }

    private static string Title(PlanFindingKind kind) => kind switch
    {
        PlanFindingKind.StopsByAccident => "Stops by accident",
        PlanFindingKind.CannotTell => "Cannot be told: ask the policy's owner whether it is meant for what is asked",
        PlanFindingKind.PolicyTooLong => "Too long",
        PlanFindingKind.ExemptionWithoutEffect => "Exemption has no effect",
        PlanFindingKind.RecorderOfControlTower => "Refused by the setup",
        _ => "No room",
    };

    private static Text Cell(string text) => new(text);
}
