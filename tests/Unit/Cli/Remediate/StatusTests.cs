using Guardrails.Cli.Remediate;
using Guardrails.Cli.Shared;
using Guardrails.Core.Remediation;
using Guardrails.Tests.Unit.Remediation;

namespace Guardrails.Tests.Unit.Cli.Remediate;

public sealed class StatusTests : IAsyncLifetime
{
    private RemediateSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await RemediateSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    public static TheoryData<string, string> Stages => new()
    {
        { "begun", "reject" },
        { "used", "resume override reject" },
        { "missing", "resume override reject" },
        { "unknown", "override reject" },
        { "checking", "reject" },
        { "quarantined", "lift reject" },
        { "disturbed", "override lift reject" },
        { "quiet", "approve lift reject" },
        { "confirming", "lift reject" },
        { "deleting", "" },
        { "releasing", "" },
        { "done", "" },
        { "lifting", "" },
        { "halted", "resume reject" },
        { "rejected", "" },
    };

    [Theory]
    [MemberData(nameof(Stages))]
    public void Each_stage_says_what_a_person_can_do(string log, string words)
    {
        var read = CaseExamples.Read(CaseExamples.All[log]());

        CaseAct.Of(read.Case).Select(act => act.Word).ShouldBe(words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var page = Shown.Write(80, page => CaseTables.Write(page, read));
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            page.ShouldContain($"guardrails remediate {word} 444444444444-aaaaaaaa");
        Shown.Joined(page).ShouldContain($"Stage: {read.Case.Stage.Words}");
        Shown.ShouldFit(page, 80);
    }

    [Fact]
    public void Every_stage_has_an_example() =>
        Stages.Select(row => row.Data.Item1).ShouldBe(CaseExamples.All.Keys, ignoreOrder: true);

    [Fact]
    public async Task All_of_one_is_shown_with_its_decisions()
    {
        var one = await _site.WriteAsync(Logs.Quarantined().Look(Logs.Refusal()));
        await _site.DecideAsync(_site.Bob, CaseAct.Lift, one);

        var read = await new CaseReader(_site.Of(_site.Bob)).ReadAsync(one.Account, id: null, default);

        StatusCommand.CodeOf(read).ShouldBe(ExitCode.Findings);
        var page = Shown.Joined(Shown.Write(160, page => CaseTables.Write(page, read)));
        page.ShouldContain("access key AKIAIOSFODNN7EXAMPLE: unused");
        page.ShouldContain("It is so.");
        page.ShouldContain("policy p-quarantine, attached at 2026-11-23 09:00 UTC");
        page.ShouldContain("Quiet time ends at 2026-11-30 10:15 UTC");
        page.ShouldContain("UNDECIDED event-1: s3:ListBuckets was refused (event-1).");
        page.ShouldContain("lift by bob: It is time.");
        page.ShouldContain("It is carried out now, or within five minutes.");
        CaseReport.Of(read).Decisions.ShouldHaveSingleItem().CarriedOut.ShouldBeFalse();
    }

    [Fact]
    public async Task The_open_one_of_an_account_is_shown_and_the_others_are_named()
    {
        var ended = await _site.WriteAsync(CaseExamples.All["rejected"]());
        var open = Logs.Begun();
        var start = (RemediationEntry.Begun)open.Entries[0] with { By = Logs.By("ann", 'd') };
        await _site.Ledger.AppendAsync(Logs.Account, "444444444444-dddddddd", 0, start, default);

        var read = await new CaseReader(_site.Of(_site.Bob)).ReadAsync(Logs.Account, id: null, default);

        read.Case.Id.ShouldBe("444444444444-dddddddd");
        read.Others.ShouldBe([ended.Id]);
        StatusCommand.CodeOf(read).ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task An_account_without_any_is_refused() =>
        (await Should.ThrowAsync<CommandException>(
            () => new CaseReader(_site.Of(_site.Bob)).ReadAsync(Logs.Account, id: null, default)))
            .Message.ShouldContain("has no remediation of account 444444444444");

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Hostile_text_is_shown_literally_and_fits(int width)
    {
        var read = CaseExamples.Read(CaseExamples.Hostile());

        var page = Shown.Write(width, page => CaseTables.Write(page, read));

        page.ShouldContain("\\u001b]0;PWN");
        Shown.ShouldBePrintable(page);
        Shown.ShouldFit(page, width);
        Shown.ShouldBePrintable(CaseReport.Format.Write(CaseReport.Of(read)).ReplaceLineEndings("\n"));
    }
}
