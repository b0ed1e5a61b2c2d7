using Guardrails.Cli.Remediate;
using Guardrails.Cli.Shared;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Quarantine;
using Guardrails.Core.Remediation;
using Guardrails.Tests.Unit.Remediation;

namespace Guardrails.Tests.Unit.Cli.Remediate;

/// <summary>The outputs on docs/remediation.md are what the commands print.</summary>
public sealed class RemediationPageTests
{
    private const string Path = "docs/remediation.md";
    private const string Second = "555555555555-bbbbbbbb";
    private const string Unused = "No event in 90 days in any enabled Region, and no last use as new as that.";
    private const int Width = 120;

    [Fact]
    public void The_outputs_are_those_of_the_commands()
    {
        var quiet = Logs.Begun()
            .Then(log => new RemediationEntry.Proved([Logs.Proof(Logs.Key) with { Findings = [Unused] }], log.Now))
            .Then(log => new RemediationEntry.QuarantineProven("p-0123456789", log.Now))
            .Then(log => new RemediationEntry.Attached(log.Now))
            .Then(log => new RemediationEntry.AuditPassed(log.Now))
            .At(Logs.Monday.AddDays(7).AddMinutes(75)).Look();
        var start = new StartDecision(Logs.Account, RemediationRequest.Default, Logs.Monday, "It is time.");
        var list = new ReadRemediations(
            quiet.Now, [quiet.Case, Logs.Begun().Case with { Id = Second, Account = AccountId.Parse(Second[..12]) }],
            [], new Dictionary<AccountId, string>());

        var text = Showing(
            Documents.At(Path).Text, "list", Printed(page => RemediationsTables.Write(page, list)));
        text = Showing(text, "status", Printed(page => CaseTables.Write(
            page, new(quiet.Case, quiet.Entries, [(start, quiet.Case.Start)], []))));
        text = Showing(text, "dryrun", Printed(page => PlannedPage.Write(page, StartArguments.Of(
            ["444444444444"], file: null, "TICKET-4711", QuarantineKind.Removal, 7, password: false, limit: 10))));

        GeneratedFile.ShouldHold(Path, text);
    }

    private static string Printed(Action<Page> write) => Shown.Write(Width, write).TrimEnd('\n');

    /// <summary>The text with another output in it.</summary>
    private static string Showing(string text, string command, string printed)
    {
        var open = $"<!-- {command} -->\n```text\n";
        var from = text.IndexOf(open, StringComparison.Ordinal) + open.Length;
        return text[..from] + printed + "\n" + text[text.IndexOf("```", from, StringComparison.Ordinal)..];
    }
}
