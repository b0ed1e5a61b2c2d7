using Guardrails.Cli.Shared;
using Guardrails.Core.Json;
using Guardrails.Core.Names;

namespace Guardrails.Cli.Remediate;

/// <summary>Shows the calls that a start would lead to.</summary>
internal static class PlannedPage
{
    /// <summary>Writes them.</summary>
    public static void Write(Page page, StartArguments asked)
    {
        page.WriteLine(
            $"DRY RUN: nothing is called. These calls would be made for each of "
            + $"{Counted.Of(asked.Chosen.Count, "account")}: "
            + string.Join(", ", asked.Chosen.Select(one => one.Account)),
            Tone.Strong);
        ShownPage.Write(page, asked.Request, asked.Reason);
        var when = "";
        foreach (var (index, planned) in PlannedCalls.Of(asked.Request).Index())
        {
            if (planned.When != when)
            {
                page.WriteLine();
                page.WriteLine(when = planned.When, Tone.Strong);
            }

            page.WriteLine(
                $"{index + 1}. {planned.Who}, in {planned.Where}: {string.Join(", ", planned.Calls)}", indent: 4);
        }

        page.WriteLine();
        page.WriteLine(
            $"Before each step {DeployedNames.RootRemediation} reads the ledger and asks whether the account is still "
            + "in the organization; after each it writes to the ledger. A key that is in use leads to a wait for a "
            + "role or a person before the quarantine.");
        if (asked.Left.Count > 0)
        {
            page.WriteLine(
                $"Not started, because of --limit {asked.Limit}: "
                + $"{string.Join(", ", asked.Left.Select(one => one.Account))}.");
        }
    }
}
