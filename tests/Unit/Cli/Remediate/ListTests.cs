using Guardrails.Cli.Incidents;
using Guardrails.Cli.Remediate;
using Guardrails.Cli.Shared;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Remediation;
using Guardrails.Tests.Unit.Remediation;

namespace Guardrails.Tests.Unit.Cli.Remediate;

public sealed class ListTests : IAsyncLifetime
{
    private RemediateSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await RemediateSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("quarantined", 0, "watching the quarantined account")]
    [InlineData("quiet", 1, "waiting for approval")]
    [InlineData("disturbed", 1, "waiting for a person: the quarantined credentials are still in use")]
    [InlineData("halted", 1, "blocked by p-other")]
    [InlineData("lifting", 0, "lifting the quarantine")]
    public async Task What_is_open_is_listed_and_the_code_says_whether_a_person_is_waited_for(
        string log, int code, string words)
    {
        var one = await _site.WriteAsync(CaseExamples.All[log]());

        var read = await ReadAsync(all: false);

        read.Cases.ShouldHaveSingleItem().Id.ShouldBe(one.Id);
        ListCommand.CodeOf(read).ShouldBe(code);
        var page = Shown.Joined(Shown.Write(200, page => RemediationsTables.Write(page, read)));
        page.ShouldContain(words);
        page.ShouldContain("ann");
        page.ShouldContain("2026-11-23 09:00 UTC");
    }

    [Fact]
    public async Task What_ended_is_listed_with_all_alone()
    {
        await _site.WriteAsync(CaseExamples.Done());

        (await ReadAsync(all: false)).Cases.ShouldBeEmpty();
        (await ReadAsync(all: true)).Cases.ShouldHaveSingleItem().Stage.Words.ShouldBe("done");
    }

    [Fact]
    public async Task A_start_that_nobody_has_begun_yet_is_listed()
    {
        var start = new StartDecision(
            Logs.Account,
            RemediationRequest.Default,
            RemediationDecision.InSeconds(TimeProvider.System.GetUtcNow()),
            "It is time.");
        await _site.Decisions.DecideAsync(_site.Ann, start);

        var read = await new RemediationsReader(_site.Of(_site.Bob), new Progress<string>())
            .ReadAsync(all: false, default);

        read.Recorded.ShouldHaveSingleItem().Decision.CaseId.ShouldBe(start.CaseId);
        Shown.Joined(Shown.Write(80, page => RemediationsTables.Write(page, read)))
            .ShouldContain($"{start.CaseId}: ann started it at");
        (await Should.ThrowAsync<CommandException>(
            () => new CaseReader(_site.Of(_site.Bob)).ReadAsync(Logs.Account, id: null, default)))
            .Message.ShouldContain("ann started it at");
    }

    [Fact]
    public async Task One_that_cannot_be_read_hides_no_other_and_is_never_quiet()
    {
        await _site.WriteAsync(Logs.Quarantined());
        var broken = AccountId.Parse("555555555555");
        await _site.Decisions.Table.AddAsync(
            new(
                RemediationKeys.OfOpen(broken, "555555555555-00000000"),
                new Dictionary<string, string>
                {
                    [LedgerKey.List] = RemediationKeys.Open, [LedgerKey.ListedAt] = RowText.Of(Logs.Monday),
                },
                new Dictionary<string, IReadOnlyList<string>>()),
            default);
        await _site.Decisions.Table.AddAsync(
            new(
                RemediationKeys.OfEntry(broken, "555555555555-00000000", 0),
                new Dictionary<string, string> { ["entry"] = "{}" },
                new Dictionary<string, IReadOnlyList<string>>()),
            default);

        var read = await ReadAsync(all: false);

        read.Cases.ShouldHaveSingleItem();
        read.Unread.Keys.ShouldBe([broken]);
        ListCommand.CodeOf(read).ShouldBe(ExitCode.Failed);
        RemediationsReport.Of(read).Complete.ShouldBeFalse();
        Shown.Write(80, page => RemediationsTables.Write(page, read)).ShouldContain("1 account not read");
    }

    [Theory]
    [InlineData(80)]
    [InlineData(140)]
    public void Hostile_text_is_shown_literally_and_fits(int width)
    {
        var one = Logs.Begun(by: "ann" + Shown.Hostile).Case;
        var read = new ReadRemediations(
            Logs.Monday,
            [one, one with { Id = "555555555555-bbbbbbbb" }],
            [],
            new Dictionary<AccountId, string> { [Logs.Account] = $"It is {Shown.Hostile}." });

        var page = Shown.Write(width, page => RemediationsTables.Write(page, read));

        page.ShouldContain("\\u001b]0;PWN");
        Shown.ShouldBePrintable(page);
        Shown.ShouldFit(page, width);
        Shown.ShouldBePrintable(RemediationsReport.Format.Write(RemediationsReport.Of(read)).ReplaceLineEndings("\n"));
    }

    internal static ReadRemediations Example() => new(
        Logs.Monday,
        [Logs.Quiet().Case, CaseExamples.Done().Case],
        [new(new(Logs.Account, RemediationRequest.Default, Logs.Monday, "It is time."), Logs.By("ann"))],
        new Dictionary<AccountId, string> { [AccountId.Parse("555555555555")] = "dynamodb:Query failed." });

    // The rows are of a Monday that some machines' clocks have not reached yet.
    private Task<ReadRemediations> ReadAsync(bool all) => new RemediationsReader(
        new LiveLedger(
            _site.Decisions.ClientsOf(_site.Bob),
            _site.Decisions.Endpoint,
            new InstantTime(Logs.Monday.AddDays(9)),
            _site.Decisions),
        new Progress<string>()).ReadAsync(all, default);
}
