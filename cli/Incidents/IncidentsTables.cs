using System.Globalization;
using Guardrails.Cli.Shared;
using Guardrails.Core.Decisions;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Json;
using Guardrails.Core.Organizations;

namespace Guardrails.Cli.Incidents;

/// <summary>Shows incidents to a person.</summary>
internal static class IncidentsTables
{
    /// <summary>An incident of more observations shows the newest of them, and counts the others.</summary>
    private const int MostObservations = 20;

    /// <summary>Rows that say the same are counted where there are more than these.</summary>
    private const int LinesForIncidents = 200;

    /// <summary>Writes what was read.</summary>
    /// <param name="page">The page.</param>
    /// <param name="read">The incidents.</param>
    /// <param name="ended">True where what ended was asked for.</param>
    /// <param name="whole">True where each open incident is shown whole.</param>
    public static void Write(Page page, ReadIncidents read, bool ended, bool whole)
    {
        var accounts = Counted.Of(read.Accounts.Count - read.Unread.Count, "account");
        page.WriteLine(
            $"{Counted.Of(read.Open.Count, "open incident")} in {accounts}, as the ledger was at {Minute(read.ReadAt)}",
            read.Open.Count == 0 ? Tone.Plain : Tone.Strong);
        if (read.Open.Count > 0)
        {
            page.WriteLine();
            page.Write(Open(read));
        }

        foreach (var one in whole ? read.Open : [])
        {
            page.WriteLine();
            Write(page, one);
        }

        if (ended)
        {
            page.WriteLine();
            page.Title($"{Counted.Of(read.Ended.Count, "incident")} ended");
            if (read.Ended.Count > 0)
                page.Write(Ended(read));
        }

        if (read.Unread.Count > 0)
        {
            page.WriteLine();
            page.Title($"{Counted.Of(read.Unread.Count, "account")} not read: their incidents are not known");
            page.Write(Unread(read));
        }
    }

    /// <summary>Writes all of one incident: what somebody is shown who acknowledges it.</summary>
    public static void Write(Page page, Incident one)
    {
        page.Title($"{one.Id}");
        foreach (var kind in one.Kinds)
            page.WriteLine($"{kind.Title}: {kind.Meaning}");
        page.WriteLine($"Severity {AlertRoute.NameOf(one.Severity)}, about {one.Subject}, since {Minute(one.Began)}");
        var seen = one.Real.ToList();
        if (seen.Count > MostObservations)
            page.WriteLine($"The newest {MostObservations} of {seen.Count} observations:");
        foreach (var observation in seen.TakeLast(MostObservations))
        {
            page.WriteLine($"{Minute(observation.Happened)} {observation.Kind!.Title}");
            foreach (var fact in observation.Facts)
                page.WriteLine(fact, indent: 4);
        }

        page.WriteLine($"What closes it: {one.Kinds[0].ClosedBy}");
        if (AcknowledgementCheck.CanBe(one))
            page.WriteLine($"guardrails incidents acknowledge {one.Id} --reason TEXT", Tone.Faint);
    }

    /// <summary>The way in which one ended, such as <c>remediated in 3 hours</c>.</summary>
    public static string HowAndWhen(ClosedIncident one) => Word(one.Ending)
        + (one.SecondsToRemediate is { } seconds ? $" in {SpanWords.Of(TimeSpan.FromSeconds(seconds))}" : "");

    private static Table Open(ReadIncidents read)
    {
        var table = new Table(
            new Column("Incident", ColumnKind.Key),
            new("Severity"),
            new("Account", ColumnKind.Place),
            new("Kind", ColumnKind.Text),
            new("Since"))
        {
            Noun = "incident",
            MostRows = LinesForIncidents,
        };
        foreach (var one in read.Open)
        {
            table.Add(
                Cell.Of(one.Id),
                Cell.Of(AlertRoute.NameOf(one.Severity), one.Severity == Severity.Low ? Tone.Plain : Tone.Bad),
                Cell.Of(read.Accounts[one.Account]),
                Cell.Of(one.Kinds.Select(kind => kind.Title)),
                Cell.Of(Minute(one.Began)));
        }

        return table;
    }

    private static Table Ended(ReadIncidents read)
    {
        var table = new Table(
            new Column("Incident", ColumnKind.Key),
            new("Severity"),
            new("Account", ColumnKind.Place),
            new("Kind", ColumnKind.Text),
            new("Since"),
            new("Ended"),
            new("How"),
            new("Remediated in"))
        {
            Noun = "incident",
            MostRows = LinesForIncidents,
        };
        foreach (var one in read.Ended)
        {
            table.Add(
                Cell.Of(one.Id),
                Cell.Of(AlertRoute.NameOf(one.Severity)),
                Cell.Of(read.Accounts[one.Account]),
                Cell.Of(one.Kinds.Select(name => IncidentCatalog.Find(name)?.Title ?? name)),
                Cell.Of(Minute(one.Began)),
                Cell.Of(Minute(one.Ended)),
                Cell.Of(Word(one.Ending)),
                Cell.Of(one.SecondsToRemediate is { } seconds ? SpanWords.Of(TimeSpan.FromSeconds(seconds)) : ""));
        }

        return table;
    }

    private static Table Unread(ReadIncidents read)
    {
        var table = new Table(new Column("Account", ColumnKind.Key), new("Reason", ColumnKind.Text))
        {
            Noun = "account",
        };
        foreach (var (account, reason) in read.Unread.OrderBy(one => one.Key.Value, StringComparer.Ordinal))
            table.Add(Cell.Of(account.Value), Cell.Of(reason));
        return table;
    }

    private static string Word(IncidentEnding ending) => ending switch
    {
        IncidentEnding.Remediated => "remediated",
        IncidentEnding.Lapsed => "lapsed",
        IncidentEnding.Acknowledged => "acknowledged",
        IncidentEnding.NobodyLooked => "nobody looked",
        IncidentEnding.Left => "account left",
        _ => "explained",
    };

    private static string Minute(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
