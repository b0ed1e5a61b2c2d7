using Guardrails.Cli.Demo;
using Guardrails.Core.Controls;
using Guardrails.Core.Ids;
using Guardrails.Core.Remediation;
using Guardrails.Core.Reporting;

namespace Guardrails.Tests.Unit.Cli;

/// <summary>A run of the demo as a person sees it.</summary>
public sealed class DemoPageTests
{
    private const string Evidence = "Live 2026-11-23 09:00 UTC: account summary; credential report of 2026-11-23.";

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(200)]
    public void The_demo_is_readable_at_every_width(int width)
    {
        var report = Report(name: "payments-prod", finding: "The root user has no MFA device.");

        var page = Shown.Write(width, page => DemoTables.Write(page, report));

        Shown.ShouldFit(page, width);
        Shown.ShouldTellInEveryColumn(page);
        foreach (var account in report.Accounts)
            page.ShouldContain(account.Id.Value);
        Shown.Joined(page).ShouldContain("Root/Workloads/Production");
    }

    [Theory]
    [InlineData(80)]
    [InlineData(200)]
    public void What_comes_from_outside_is_printable(int width)
    {
        var report = Report("a" + Shown.Hostile, $"Denied by {Shown.Hostile}. And so on.");

        Shown.ShouldBePrintable(Shown.Write(width, page => DemoTables.Write(page, report)));
        Shown.ShouldBePrintable(DemoReport.Format.Write(report).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_finding_of_many_accounts_is_said_once_and_so_is_the_evidence_of_many_findings()
    {
        var report = Report("payments-prod", "The root user has no MFA device.");

        var page = Shown.Write(width: null, page => DemoTables.Write(page, report));

        page.Split(Evidence).Length.ShouldBe(2, page);
        page.ShouldContain("[1] " + Evidence);
        page.ShouldContain("100000000000 payments-prod-0 (RootMfa), 100000000001 payments-prod-1 (RootMfa): "
            + "The root user has no MFA device. [1]");

        // AWS Config cuts long sentences.
        page.ShouldContain("100000000003 payments-prod-3 (RootMfa): Key of 100000000003. [1]");
    }

    internal static DemoReport Report(string name, string finding)
    {
        AccountReport Account(int number) => new(
            AccountId.Parse($"{100_000_000_000 + number}"),
            $"{name}-{number}",
            "Root/Workloads/Production",
            AccountStanding.Member,
            new(RootKeyOutcome.Created, "created"),
            number == 0
                ? new(RootKeyOutcome.Created, finding)
                : new(RootKeyOutcome.Denied, "Denied by Guardrails-DenyRootAccessKeyCreation"),
            [
                new(AccountId.Parse($"{100_000_000_000 + number}"), "RootMfa", Compliance.NonCompliant, number switch
                {
                    < 2 => $"{finding} {Evidence}",
                    2 => $"Key of {number}. {Evidence}",
                    3 => "Key of 100000000003. Live 2026-11-23 09:00 UTC: account ...",
                    _ => $"Password of {number}. {Evidence}",
                }),
            ]);

        return new(
            OrganizationId.Parse("o-exampleorg1"),
            [.. Enumerable.Range(0, 6).Select(Account)],
            [new("Guardrails-DenyRootAccessKeyCreation", "r-ex01", 1)],
            [],
            [new("RootMfa", 0, 6, 0)],
            [],
            [],
            [])
        {
            Removals = new(
                DemoRemoval.Of(
                    DemoFix.Unused,
                    name,
                    new Stage.Ended(RemediationEnding.Done, "It is gone."),
                    keysLeft: 0,
                    [
                        new(DateTimeOffset.UnixEpoch, finding),
                        new(DateTimeOffset.UnixEpoch.AddHours(1), "It is deleted."),
                    ]),
                DemoRemoval.Of(
                    DemoFix.Used,
                    name,
                    new Stage.AwaitingReplacement([]),
                    keysLeft: 1,
                    [new(DateTimeOffset.UnixEpoch, finding)]),
                finding,
                StarterMayApprove: false,
                [finding]),
        };
    }
}
