using Guardrails.Core.Controls;
using Guardrails.Core.Ids;
using Guardrails.Core.Reporting;
using Spectre.Console;

namespace Guardrails.Cli.Demo;

/// <summary>Shows the demo's report to a person.</summary>
internal static class DemoTables
{
    /// <summary>Writes the report.</summary>
    public static void Write(IAnsiConsole console, DemoReport report)
    {
        Section(console, "1  Prevent: the root user of each account tries to create an access key");
        console.Write(Attempts(report));
        var (before, after) = (report.RootCreatedKeyBefore, report.RootCreatedKeyAfter);
        console.MarkupInterpolated($"Root could create a key in [bold]{before}[/] accounts before the deploy ");
        console.MarkupLineInterpolated($"and in [bold]{after}[/] after it. The demo deleted each key at once.");
        foreach (var policy in report.Policies)
        {
            console.MarkupLineInterpolated(
                $"Attached to {policy.Target}: {policy.Name} ({policy.Characters} characters)");
        }

        console.WriteLine();
        Section(console, "2  Detect: what the deployed Config rules found in each account");
        console.Write(Standings(report));
        var atOnce = string.Join(", ", report.EvaluatedAtOnce.Select(account => Why(report, account)));
        console.MarkupLineInterpolated(
            $"Evaluated at once, because of an event: {atOnce}. The others are evaluated periodically.");
        foreach (var account in report.Accounts)
        {
            // What is wrong with an account is often wrong with several controls at once.
            var open = account.Controls.Where(control => control.Standing != Compliance.Compliant);
            foreach (var group in open.GroupBy(control => control.Finding))
            {
                var controls = string.Join(", ", group.Select(control => control.Control));
                console.MarkupLineInterpolated($"{account.Id} [bold]{account.Name}[/] ({controls}): {group.Key}");
            }
        }

        console.WriteLine();
        Section(console, "3  Aggregate: what the compliance team sees in the delegated administrator account");
        console.Write(Counts(report));
        console.WriteLine(
            "UNKNOWN: the aggregator has no result. It does not show NOT_APPLICABLE either, "
            + "which is the answer of AWS's MFA rules for an account without root credentials.");
        console.WriteLine();
        console.WriteLine("To do this in your own organization, see README.md, \"Deploy it to your organization\".");
    }

    private static void Section(IAnsiConsole console, string title) =>
        console.Write(new Rule($"[bold]{title}[/]").LeftJustified());

    private static string Why(DemoReport report, AccountId id)
    {
        var account = report.Accounts.Single(one => one.Id == id);
        return $"{account.Name} ({(account.Standing == AccountStanding.Joined ? "joined" : "root keys changed")})";
    }

    private static Table Attempts(DemoReport report)
    {
        var table = new Table().AddColumns("Account", "Name", "Unit", "Before", "After", "What decides");
        foreach (var account in report.Accounts)
        {
            table.AddRow(
                new Text(account.Id.Value),
                new Text(account.Name),
                new Text(account.Unit),
                Outcome(account.Before),
                Outcome(account.After),
                new Text(What(account)));
        }

        return table;
    }

    private static Table Standings(DemoReport report)
    {
        var table = new Table().AddColumns("Account", "Name");
        foreach (var control in report.Aggregator)
            table.AddColumn(control.Name);
        foreach (var account in report.Accounts)
            table.AddRow([new Text(account.Id.Value), new Text(account.Name), .. account.Controls.Select(Answer)]);
        return table;
    }

    private static Table Counts(DemoReport report)
    {
        var table = new Table().AddColumns("Rule", "Judged by", "Compliant", "Non-compliant", "UNKNOWN");
        foreach (var (counts, judge) in report.Aggregator.Select(counts => (counts, "Guardrails"))
            .Concat(report.SecondOpinion.Select(counts => (counts, "AWS managed rule"))))
        {
            table.AddRow(counts.Name, judge, $"{counts.Compliant}", $"{counts.NonCompliant}", $"{counts.Unknown}");
        }

        return table;
    }

    private static Markup Outcome(RootKeyAttempt attempt) => attempt.Outcome switch
    {
        RootKeyOutcome.Created => new("[red]created[/]"),
        RootKeyOutcome.Denied => new("[green]denied[/]"),
        _ => new("[grey]-[/]"),
    };

    private static Markup Answer(ControlStanding standing) => standing.Standing switch
    {
        Compliance.Compliant => new("[green]compliant[/]"),
        Compliance.NonCompliant => new("[red]NON-COMPLIANT[/]"),
        _ => new("[yellow]UNKNOWN[/]"),
    };

    private static string What(AccountReport account) => (account.Standing, account.After.DeniedBy) switch
    {
        (AccountStanding.Joined, { } policy) => $"{policy}, inherited",
        (_, { } policy) => policy,
        (AccountStanding.Management, _) => "out of reach: no SCP applies to the management account",
        (AccountStanding.Exempt, _) => "exempt until the date in the organization file",
        (AccountStanding.Suspended, _) => "suspended: nobody can sign in",
        _ => account.After.Explanation,
    };
}
