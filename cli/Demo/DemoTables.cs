using Guardrails.Cli.Shared;
using Guardrails.Core.Controls;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;
using Guardrails.Core.Reporting;

namespace Guardrails.Cli.Demo;

/// <summary>Shows the demo's report to a person.</summary>
internal static class DemoTables
{
    /// <summary>Writes the report.</summary>
    public static void Write(Page page, DemoReport report)
    {
        page.Title("1  Prevent: the root user of each account tries to create an access key");
        page.Write(Attempts(report));
        var before = Counted.Of(report.RootCreatedKeyBefore, "account");
        page.WriteLine(
            $"Root could create a key in {before} before the deploy and in {report.RootCreatedKeyAfter} after it. "
            + "The demo deleted each key at once.");
        foreach (var policy in report.Policies)
        {
            var characters = Counted.Of(policy.Characters, "character");
            page.WriteLine($"Attached to {policy.Target}: {policy.Name} ({characters})");
        }

        page.WriteLine();
        page.Title("2  Detect: what the deployed Config rules found in each account");
        page.Write(Standings(report));
        var atOnce = string.Join(", ", report.EvaluatedAtOnce.Select(account => Why(report, account)));
        page.WriteLine($"Evaluated at once, because of an event: {atOnce}. The others are evaluated periodically.");
        DemoFindings.Write(page, report);

        page.WriteLine();
        page.Title("3  Aggregate: what the compliance team sees in the delegated administrator account");
        page.Write(Counts(report));
        page.WriteLine(
            "UNKNOWN: the aggregator has no result. It does not show NOT_APPLICABLE either, "
            + "which is the answer of AWS's MFA rules for an account without root credentials.");
        page.WriteLine();
        DemoMessages.Write(page, report);
        DemoRemovalTables.Write(page, report);
        DemoNumbers.Write(page, report);
        page.WriteLine("To do this in your own organization, see README.md, \"Deploy it to your organization\".");
    }

    private static string Why(DemoReport report, AccountId id)
    {
        var account = report.Accounts.Single(one => one.Id == id);
        return $"{account.Name} ({(account.Standing == AccountStanding.Joined ? "joined" : "root keys changed")})";
    }

    private static Table Attempts(DemoReport report)
    {
        var table = new Table(
            new("Account", ColumnKind.Key),
            new("Name", ColumnKind.Key),
            new("Unit", ColumnKind.Place),
            new("Before"),
            new("After"),
            new("What decides", ColumnKind.Text));
        foreach (var account in report.Accounts)
        {
            table.Add(
                Cell.Of(account.Id.Value),
                Cell.Of(account.Name),
                Cell.Of(account.Unit),
                Outcome(account.Before),
                Outcome(account.After),
                Cell.Of(What(account)));
        }

        return table;
    }

    private static Table Standings(DemoReport report)
    {
        var table = new Table(
        [
            new("Account", ColumnKind.Key),
            new("Name", ColumnKind.Key),
            .. report.Aggregator.Select(control => new Column(control.Name)),
        ])
        {
            Usual = "compliant",
        };
        foreach (var account in report.Accounts)
            table.Add([Cell.Of(account.Id.Value), Cell.Of(account.Name), .. account.Controls.Select(Answer)]);
        return table;
    }

    private static Table Counts(DemoReport report)
    {
        var someAreNotWatched = report.Aggregator.Concat(report.SecondOpinion).Any(counts => counts.NotWatched > 0);
        var table = new Table(
        [
            new("Rule", ColumnKind.Key), new("Judged by"), new("Compliant"), new("Non-compliant"), new("UNKNOWN"),
            .. someAreNotWatched ? [new Column("Not watched by choice")] : Array.Empty<Column>(),
        ]);
        foreach (var (counts, judge) in report.Aggregator.Select(counts => (counts, "Guardrails"))
            .Concat(report.SecondOpinion.Select(counts => (counts, "AWS managed rule"))))
        {
            table.Add(
            [
                Cell.Of(counts.Name),
                Cell.Of(judge),
                Cell.Of($"{counts.Compliant}"),
                Cell.Of($"{counts.NonCompliant}"),
                Cell.Of($"{counts.Unknown}"),
                .. someAreNotWatched ? [Cell.Of($"{counts.NotWatched}")] : Array.Empty<Cell>(),
            ]);
        }

        return table;
    }

    private static Cell Outcome(RootKeyAttempt attempt) => attempt.Outcome switch
    {
        RootKeyOutcome.Created => Cell.Of("created", Tone.Bad),
        RootKeyOutcome.Denied => Cell.Of("denied", Tone.Good),
        _ => Cell.Of("-", Tone.Faint),
    };

    private static Cell Answer(ControlStanding standing) => standing.Standing switch
    {
        _ when !standing.Watched => Cell.Of("not watched", Tone.Faint),
        Compliance.Compliant => Cell.Of("compliant", Tone.Good),
        Compliance.NonCompliant => Cell.Of("NON-COMPLIANT", Tone.Bad),
        _ => Cell.Of("UNKNOWN", Tone.Unsure),
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
