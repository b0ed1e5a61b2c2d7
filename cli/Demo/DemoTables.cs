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
        console.Write(new Rule($"[bold]1  Prevent: the root user of each account tries to create an access key[/]").LeftJustified());
        console.Write(Attempts(report));
        console.MarkupLineInterpolated($"Root could create a key in [bold]{report.RootCreatedKeyBefore}[/] accounts before, in [bold]{report.RootCreatedKeyAfter}[/] after. The demo deleted each of these keys at once.");
        foreach (var policy in report.Policies)
            console.MarkupLineInterpolated($"Attached to {policy.Target}: {policy.Name} ({policy.Characters} characters)");

        console.WriteLine();
        console.Write(new Rule("[bold]2  Detect: what the deployed Config rules found in each account[/]").LeftJustified());
        console.Write(Standings(report));
        console.MarkupLineInterpolated($"Evaluated at once, by an event: {string.Join(", ", report.EvaluatedAtOnce.Select(account => Why(report, account)))}. The others: at their period.");
        foreach (var account in report.Accounts)
        {
            // What is wrong with an account is often wrong with several controls at once.
            foreach (var group in account.Controls.Where(control => control.Standing != Compliance.Compliant).GroupBy(control => control.Finding))
                console.MarkupLineInterpolated($"{account.Id} [bold]{account.Name}[/] ({string.Join(", ", group.Select(control => control.Control))}): {group.Key}");
        }

        console.WriteLine();
        console.Write(new Rule("[bold]3  Aggregate: what the compliance team sees in the delegated administrator account[/]").LeftJustified());
        console.Write(Counts(report));
        console.WriteLine("UNKNOWN: the aggregator has no result. It shows no NOT_APPLICABLE either, which is what AWS's MFA rules say where root credentials are absent.");
        console.WriteLine();
        console.WriteLine("To do this to your own organization: README.md, \"Deploy it to your organization\".");
    }

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
