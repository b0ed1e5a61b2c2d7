using System.Globalization;
using Guardrails.Cli.Incidents;
using Guardrails.Cli.Shared;
using Guardrails.Core.Incidents.Catalog;

namespace Guardrails.Cli.Demo;

/// <summary>Shows a person the mails of the day, and one of them whole.</summary>
internal static class DemoMessages
{
    /// <summary>Writes them, and what ended; nothing where nobody is told.</summary>
    public static void Write(Page page, DemoReport report)
    {
        var messages = report.Messages;
        if (messages.Count == 0)
            return;
        page.Title("4  Watch: what people are told of the days after");
        var table = new Table(
            new("When (UTC)", ColumnKind.Key), new("To", ColumnKind.Key), new("Subject", ColumnKind.Text));
        foreach (var message in messages)
            table.Add(Cell.Of(At(message.At)), Cell.Of(message.Recipient), Cell.Of(message.Subject));
        page.Write(table);
        foreach (var one in report.Ended)
        {
            page.WriteLine(
                $"Ended {At(one.Ended)}: {IncidentCatalog.Find(one.Kinds[0])?.Title} in {one.AccountName} "
                + $"({one.Account}), {IncidentsTables.HowAndWhen(one)}.");
        }

        page.WriteLine();
        var whole = messages.FirstOrDefault(message => message.Subject.StartsWith("CRITICAL", StringComparison.Ordinal))
            ?? messages[0];
        page.WriteLine($"The mail of {At(whole.At)} as it came:");
        page.WriteLine();
        foreach (var line in whole.Body.TrimEnd().Split('\n'))
            page.WriteLine(line.Length == 0 ? "" : $"    {line}");
        page.WriteLine();
    }

    private static string At(DateTimeOffset time) =>
        time.UtcDateTime.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
}
