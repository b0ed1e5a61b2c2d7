using System.Globalization;
using Guardrails.Cli.Shared;

namespace Guardrails.Cli.Demo;

/// <summary>Shows a person the mails of the day, and one of them whole.</summary>
internal static class DemoMessages
{
    /// <summary>Writes them; nothing where nobody is told.</summary>
    public static void Write(Page page, IReadOnlyList<ToldMessage> messages)
    {
        if (messages.Count == 0)
            return;
        page.Title("4  Watch: what people are told of the days after");
        var table = new Table(
            new("When (UTC)", ColumnKind.Key), new("To", ColumnKind.Key), new("Subject", ColumnKind.Text));
        foreach (var message in messages)
            table.Add(Cell.Of(At(message)), Cell.Of(message.Recipient), Cell.Of(message.Subject));
        page.Write(table);

        var whole = messages.FirstOrDefault(message => message.Subject.StartsWith("CRITICAL", StringComparison.Ordinal))
            ?? messages[0];
        page.WriteLine($"The mail of {At(whole)} as it came:");
        page.WriteLine();
        foreach (var line in whole.Body.TrimEnd().Split('\n'))
            page.WriteLine(line.Length == 0 ? "" : $"    {line}");
        page.WriteLine();
    }

    private static string At(ToldMessage message) =>
        message.At.UtcDateTime.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
}
