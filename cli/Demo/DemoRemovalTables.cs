using System.Globalization;
using Guardrails.Cli.Shared;

namespace Guardrails.Cli.Demo;

/// <summary>Shows a person how two root keys went, and how far.</summary>
internal static class DemoRemovalTables
{
    /// <summary>Writes them; nothing where the file turns their removal off.</summary>
    public static void Write(Page page, DemoReport report)
    {
        if (report.Removals is not { } removals)
            return;
        page.Title("5  Fix: two root keys on their way out");
        Write(page, removals.Unused);
        page.WriteLine($"The starter's own approval: {removals.OwnApproval}");
        page.WriteLine();
        Write(page, removals.Used);
        page.WriteLine($"The role that would replace it, for CDK and CloudFormation: {DemoFix.Place}");
        foreach (var permission in removals.Permissions)
            page.WriteLine(permission, indent: 4);
        page.WriteLine();
    }

    private static void Write(Page page, DemoRemoval removal)
    {
        page.WriteLine($"{removal.Account} {removal.Name}: {removal.Stage}", Tone.Strong);
        var table = new Table(new("When (UTC)", ColumnKind.Key), new("What happened", ColumnKind.Text));
        foreach (var step in removal.Steps)
        {
            table.Add(
                Cell.Of(step.At.UtcDateTime.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture)),
                Cell.Of(step.What));
        }

        page.Write(table);
    }
}
