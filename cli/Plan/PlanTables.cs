using Guardrails.Cli.Shared;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;
using Guardrails.Core.Organizations;
using Guardrails.Core.Planning;
using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Cli.Plan;

/// <summary>Shows a plan to a person.</summary>
internal static class PlanTables
{
    /// <summary>Accounts with the same answers are counted, unit by unit, where there are more than these.</summary>
    private const int LinesForAccounts = 100;

    private const string NotApplicable = "-";

    /// <summary>Writes the plan.</summary>
    public static void Write(Page page, OrganizationPlan plan)
    {
        var (taken, planned) = (Minute(plan.TakenAt), Minute(plan.PlannedFor));
        var count = Counted.Of(plan.Accounts.Count, "account");
        page.WriteLine($"Organization {plan.Organization}, {count}, as it was on {taken}, planned for {planned}");
        Section(page, "1  Policies: what a deploy would do");
        page.Write(Policies(plan));
        foreach (var name in plan.LeftOver)
            page.WriteLine($"{name} exists, but this version does not make it: it stays as it is.");

        Section(page, "2  Room: slots and characters on each target");
        page.Write(Targets(plan));

        Section(page, "3  Accounts: what service control policies allow, before and after");
        page.Write(Accounts(plan));
        foreach (var question in plan.Questions)
            page.WriteLine($"{question.Column}: {question.Title}");
        page.WriteLine(
            "yes: service control policies do not deny it (other policies may). no: they deny it. "
            + $"?: a plan cannot tell. {NotApplicable}: does not apply to the account. *: the account is not active. "
            + "before→after: the answer changes.");
        page.WriteLine(OrganizationPlan.NotRead);
        if (plan.Denials.Count > 0)
            page.Write(PlanCauses.Denials(plan));

        Section(page, "4  What to know");
        foreach (var same in plan.RemainingRootKeys.GroupBy(account => account.Why, StringComparer.Ordinal))
        {
            var accounts = PlanResult.Some([.. same.Select(account => $"{account.Account} ({account.Name})")]);
            page.WriteLine($"Root can still create a key in {accounts}: {same.Key}.");
        }

        foreach (var one in plan.Exemptions.Where(one => one.EndsSoon))
            page.WriteLine(Ending(one));
        foreach (var note in plan.Notes.Take(PlanResult.LinesShown))
            page.WriteLine(note);
        if (plan.Notes.Count > PlanResult.LinesShown)
            page.WriteLine($"... and {plan.Notes.Count - PlanResult.LinesShown} more: see --output json.");
        foreach (var pack in plan.Packs)
            page.WriteLine($"Conformance pack {pack.Path}: {pack.Contents.Sentence}");
        var (dollars, evaluations) = (plan.Cost.Dollars, plan.Cost.Evaluations);
        page.WriteLine(
            $"AWS Config would bill about ${dollars:0.00} a month for {evaluations:N0} evaluations, assuming:");
        foreach (var assumption in plan.Cost.Assumptions)
            page.WriteLine($"- {assumption}");
        page.WriteLine(
            $"What hears, remembers and tells would cost about ${plan.Cost.Watch.Dollars:0.00} a month more:");
        foreach (var line in plan.Cost.Watch.Lines)
            page.WriteLine($"- {line}");

        Section(page, "5  Result");
        PlanResult.Write(page, plan);
    }

    private static string Minute(DateTimeOffset time) => $"{time:yyyy-MM-dd HH:mm} UTC";

    private static string Ending(ExemptionPlan one)
    {
        var exemption = one.Exemption;
        if (one.HasEnded)
            return $"T{OrganizationWarnings.OfEnded(exemption)[1..]}";
        var accounts = exemption.Account is null ? $" ({Counted.Of(one.Accounts, "account")})" : "";
        return $"The exemption of {exemption.Target}{accounts} from {exemption.Guardrail.Name} ends on "
            + $"{exemption.EndsOn:yyyy-MM-dd} (owner: {exemption.Owner}). After that day the policy denies again.";
    }

    private static void Section(Page page, string title)
    {
        page.WriteLine();
        page.Title(title);
    }

    private static Table Policies(OrganizationPlan plan)
    {
        var table = new Table(
            new("Policy", ColumnKind.Key),
            new("Action"),
            new("Characters"),
            new("Holds", ColumnKind.Text),
            new("Attach to", ColumnKind.Text),
            new("Detach from", ColumnKind.Text),
            new("Stays on", ColumnKind.Text));
        foreach (var policy in plan.Policies)
        {
            table.Add(
                Cell.Of(policy.Name),
                Cell.Of(policy.Action.ToString().ToLowerInvariant()),
                Cell.Of($"{policy.Characters} of {policy.Limit}"),
                Cell.Of(policy.Guardrails),
                policy.WhyUnattached is { } why ? Cell.Of($"nothing: {why}") : Targets(policy.Attach),
                Targets(policy.Detach),
                Targets(policy.Stay));
        }

        return table;
    }

    private static Table Targets(OrganizationPlan plan)
    {
        var table = new Table(
            new("Target", ColumnKind.Key),
            new("Name", ColumnKind.Key),
            new("Slots used"),
            new("Free"),
            new("Policies after the deploy (characters used, left)", ColumnKind.Text));
        foreach (var target in plan.Targets)
        {
            table.Add(
                Cell.Of(target.Target.Value),
                Cell.Of(target.Name),
                Cell.Of($"{target.UsedBefore} → {target.UsedAfter} of {target.Slots}"),
                Cell.Of($"{target.Free}"),
                Cell.Of(target.Policies.Select(Policy)));
        }

        return table;
    }

    private static Cell Targets(IEnumerable<TargetId> targets) => Cell.Of(targets.Select(target => target.Value));

    private static string Policy(AttachedPolicy policy)
    {
        var owner = policy.Ours ? "" : $", {policy.Tool ?? "another team's"}";
        return $"{policy.Name} ({policy.Characters}, {policy.Limit - policy.Characters}){owner}";
    }

    private static Table Accounts(OrganizationPlan plan)
    {
        var table = new Table(
        [
            new("Account", ColumnKind.Key),
            new("Name", ColumnKind.Key),
            new("Unit", ColumnKind.Place),
            .. plan.Questions.Select(question => new Column(question.Column)),
        ])
        {
            Noun = "account",
            Usual = Word(Decision.Allowed),
            Inapplicable = NotApplicable,
            MostRows = LinesForAccounts,
        };
        foreach (var account in plan.Accounts)
        {
            var name = account.IsActive ? account.Name : $"{account.Name} *";
            table.Add(
            [
                Cell.Of(account.Id.Value),
                Cell.Of(name),
                Cell.Of(account.Unit),
                .. Answers(plan, account).Select(answer => Cell.Of(answer.Text, ToneOf(answer.Change))),
            ]);
        }

        return table;
    }

    private static IEnumerable<(string Text, Change Change)> Answers(OrganizationPlan plan, AccountPlan account) =>
        from question in plan.Questions
        let answer = account.Answers.FirstOrDefault(answer => answer.Question == question)
        select answer is null ? (NotApplicable, Change.None) : (Words(answer), answer.Change);

    private static Tone ToneOf(Change change) => change switch
    {
        Change.StopsOnPurpose => Tone.Good,
        Change.StopsByAccident => Tone.Bad,
        Change.CannotTell or Change.BecomesPossible => Tone.Unsure,
        _ => Tone.Plain,
    };

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
}
