using Guardrails.Cli.Demo;
using Guardrails.Core.Ids;
using Guardrails.Core.Remediation;

namespace Guardrails.Tests.Unit.Cli;

/// <summary>The demo's promise that people are told once of what happened in its day.</summary>
public sealed class DemoPromisesTests
{
    private const string Everything = "all@example.com";
    private const string Night = "night@example.com";

    private static readonly string[] Subjects =
    [
        "CRITICAL 444444444444 payments-prod: root signed in without MFA",
        "CRITICAL 999999999999 partner-gateway: root access key made",
        "CRITICAL 777777777777 data-lake-prod: root session opened",
        "HIGH 555555555555 storefront-prod: account cannot be judged",
    ];

    [Fact]
    public void Holds_where_whoever_is_told_everything_was_told_each_thing_once() =>
        Broken(Subjects.Select(subject => (Everything, subject))).ShouldBeEmpty();

    [Fact]
    public void Is_broken_by_a_day_without_any_mail()
    {
        var broken = Broken([]);

        broken.Count.ShouldBe(Subjects.Length);
        broken[0].ShouldBe(
            "all@example.com was told 'CRITICAL 444444444444 payments-prod: root signed in without MFA' 0 times, "
            + "not exactly once: its root user signed in without MFA.");
    }

    [Fact]
    public void Is_broken_by_one_thing_that_nobody_was_told_and_by_one_told_twice() =>
        Broken([.. Subjects.Skip(1).Select(subject => (Everything, subject)), (Everything, Subjects[^1])])
            .Select(sentence => sentence.Split(" times, ")[0][^1..]).ShouldBe(["0", "2"]);

    [Fact]
    public void Asks_only_that_nothing_comes_twice_to_whoever_is_not_told_everything()
    {
        var all = Subjects.Select(subject => (Everything, subject)).ToList();

        Broken([.. all, (Night, Subjects[0])]).ShouldBeEmpty();
        Broken([.. all, (Night, Subjects[0]), (Night, Subjects[0])])
            .ShouldHaveSingleItem().ShouldStartWith("night@example.com was told ");
    }

    [Fact]
    public void Holds_where_an_unused_key_is_gone_and_a_used_one_waits_for_its_role() =>
        Broken(Removals).ShouldBeEmpty();

    [Fact]
    public void Is_broken_by_each_thing_that_a_removal_should_have_done_and_by_a_starter_who_may_approve()
    {
        Broken(Removals with { Unused = Unused(new Stage.AwaitingApproval(Now, Now)) })
            .ShouldHaveSingleItem().ShouldContain("is not removed: waiting for approval.");
        Broken(Removals with { Unused = Removals.Unused with { KeysLeft = 1 } }).ShouldHaveSingleItem();
        Broken(Removals with { Used = Used(Done) })
            .ShouldHaveSingleItem().ShouldStartWith("444444444444 (payments-prod): ");
        Broken(Removals with { Used = Removals.Used with { KeysLeft = 0 } }).ShouldHaveSingleItem();
        Broken(Removals with { Permissions = [] })
            .ShouldHaveSingleItem().ShouldContain("nothing was found to replace the key");
        Broken(Removals with { StarterMayApprove = true })
            .ShouldHaveSingleItem().ShouldContain("approved it, too");
    }

    private static DateTimeOffset Now => DateTimeOffset.UnixEpoch;

    private static Stage Done => new Stage.Ended(RemediationEnding.Done, "It is gone.");

    private static DemoRemoval Unused(Stage reached) =>
        DemoRemoval.Of(DemoFix.Unused, "data-lake-prod", reached, keysLeft: 0, []);

    private static DemoRemoval Used(Stage reached) =>
        DemoRemoval.Of(DemoFix.Used, "payments-prod", reached, keysLeft: 1, []);

    private static DemoRemovals Removals => new(
        Unused(Done),
        Used(new Stage.AwaitingReplacement([])),
        "Nothing was recorded. Ask another person.",
        StarterMayApprove: false,
        ["s3:ListAllMyBuckets on *"]);

    private static IReadOnlyList<string> Broken(DemoRemovals removals) => DemoPromises.Broken(
        new(OrganizationId.Parse("o-exampleorg1"), [], [], [], [], [], [], []) { Removals = removals }, []);

    private static IReadOnlyList<string> Broken(IEnumerable<(string Recipient, string Subject)> mails) =>
        DemoPromises.Broken(
            new(
                OrganizationId.Parse("o-exampleorg1"),
                Accounts: [],
                Policies: [],
                EvaluatedAtOnce: [],
                Aggregator: [],
                SecondOpinion: [],
                [.. mails.Select(mail => new ToldMessage(DateTimeOffset.UnixEpoch, mail.Recipient, mail.Subject, ""))],
                Ended: []),
            [Everything]);
}
