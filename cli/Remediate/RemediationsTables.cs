using Guardrails.Cli.Shared;
using Guardrails.Core.Json;

namespace Guardrails.Cli.Remediate;

/// <summary>Shows remediations to a person, one a row.</summary>
internal static class RemediationsTables
{
    private const int MostRows = 200;

    /// <summary>Writes what was read.</summary>
    public static void Write(Page page, ReadRemediations read)
    {
        var open = read.Cases.Count(one => !one.IsOver);
        var waiting = read.Cases.Count(one => one.WaitsForPerson);
        page.WriteLine(
            $"{Counted.Of(open, "open remediation")}, of which {waiting} {(waiting == 1 ? "waits" : "wait")} for a "
            + $"person, as the ledger was at {WaitingFor.Minute(read.ReadAt)}",
            waiting > 0 ? Tone.Strong : Tone.Plain);
        if (read.Cases.Count > 0)
        {
            page.WriteLine();
            page.Write(Table(read));
        }

        foreach (var one in read.Recorded)
        {
            page.WriteLine(
                $"{one.Decision.CaseId}: {one.By.Person} started it at {WaitingFor.Minute(one.By.At)}; the function "
                + "begins within five minutes.");
        }

        if (read.Unread.Count > 0)
        {
            page.WriteLine();
            page.Title($"{Counted.Of(read.Unread.Count, "account")} not read: their remediations are not known");
            foreach (var (account, reason) in read.Unread.OrderBy(one => one.Key.Value, StringComparer.Ordinal))
                page.WriteLine($"{account}: {reason}", Tone.Bad);
        }
    }

    private static Table Table(ReadRemediations read)
    {
        var table = new Table(
            new Column("Remediation", ColumnKind.Key),
            new("Stage", ColumnKind.Text),
            new("Started"),
            new("By", ColumnKind.Text),
            new("Waits for", ColumnKind.Text))
        {
            Noun = "remediation", MostRows = MostRows,
        };
        foreach (var one in read.Cases)
        {
            table.Add(
                Cell.Of(one.Id),
                Cell.Of(one.Stage.Words, one.WaitsForPerson ? Tone.Unsure : Tone.Plain),
                Cell.Of(WaitingFor.Minute(one.Start.At)),
                Cell.Of(one.Start.Person),
                Cell.Of(WaitingFor.Of(one)));
        }

        return table;
    }
}
