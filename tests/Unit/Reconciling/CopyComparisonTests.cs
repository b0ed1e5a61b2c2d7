using Guardrails.Core.Controls;
using Guardrails.Core.Incidents;
using Guardrails.Core.Reconciling;
using static Guardrails.Tests.Unit.Reconciling.ComparedDay;

namespace Guardrails.Tests.Unit.Reconciling;

/// <summary>AWS Config's copies, against what the evaluator recorded.</summary>
public sealed class CopyComparisonTests
{
    [Theory]
    [InlineData(Compliance.Compliant, "EvidenceDiffers", "COMPLIANT.")]
    [InlineData(null, "ResultMissing", "no result.")]
    public void A_copy_that_differs_in_two_comparisons_is_told_and_ends_when_it_no_longer_does(
        Compliance? copy, string kind, string shown)
    {
        var first = Compare(Today([Bad(Now.AddDays(-3))]) with { Copies = Copies(copy) });
        var second = Today([Bad(Now.AddDays(-3))]) with { Copies = Copies(copy), Before = first.Day };

        first.Observations.ShouldBeEmpty();
        var told = Compare(second).Observations.ShouldHaveSingleItem();
        told.Kind!.Name.ShouldBe(kind);
        told.Facts.ShouldBe(
            [
                "NoRootAccessKeys: the evaluator found NON_COMPLIANT at 2026-11-24 05:00 UTC, and AWS Config shows "
                + shown,
            ]);
        Kinds(Compare(second with
        {
            Now = Now.AddDays(1), Observations = [told], Copies = Copies(Compliance.NonCompliant),
            Latest = [Bad(Now.AddDays(-3)) with { Asked = Now.AddHours(20) }],
        }).Observations).ShouldBe([$"Ends {kind}"]);
    }

    /// <summary>The account's administrator forges a copy and then has something change.</summary>
    [Theory]
    [InlineData(Compliance.Compliant)]
    [InlineData(null)]
    public void A_copy_that_nobody_looks_at_ends_nothing(Compliance? copy)
    {
        var today = Today([Bad(Now.AddDays(-3))]) with
        {
            Before = Yesterday with { Differing = [Control] }, Copies = Copies(copy),
        };
        var tomorrow = today with { Now = Now.AddDays(1), Observations = Compare(today).Observations };
        var fresh = Bad(Now.AddDays(-3)) with { Asked = Now.AddHours(23) };

        foreach (var latest in (LatestVerdict[][])
        [
            [fresh with { Since = Now.AddHours(23) }],
            [],
            [fresh with { Compliance = Compliance.Unknown }],
            [fresh with { UnknownSince = Now.AddHours(12) }],
            [fresh with { Control = "RootMfa" }],
        ])
        {
            Kinds(Compare(tomorrow with { Latest = latest }).Observations).ShouldNotContain(
                one => one.StartsWith("Ends", StringComparison.Ordinal));
        }

        Compare(tomorrow with { Latest = [fresh], Copies = Copies(Compliance.NonCompliant) }).Observations
            .ShouldHaveSingleItem().Effect.ShouldBe(ObservationEffect.Ends);
    }

    [Fact]
    public void A_copy_that_nobody_could_read_says_nothing_and_ends_nothing()
    {
        var before = Yesterday with { Differing = [Control] };
        var today = Today([Bad(Now.AddDays(-3))]) with { Before = before, Copies = Copies(null) };
        var told = Compare(today).Observations;
        Kinds(told).ShouldBe(["Opens ResultMissing"]);

        var (observations, day) = Compare(today with { Now = Now.AddHours(20), Observations = told, Copies = null });

        observations.ShouldBeEmpty();
        day.Differing.ShouldBe([Control]);
    }

    [Fact]
    public void An_answer_that_is_new_unknown_or_of_a_control_that_is_off_has_no_copy_yet()
    {
        var before = Yesterday with { Differing = [Control, "RootMfa"] };
        foreach (var latest in (LatestVerdict[])
        [
            Bad(Now.AddHours(-19)),
            Bad(Now.AddDays(-3)) with { UnknownSince = Now.AddHours(-3) },
            Bad(Now.AddDays(-3)) with { Compliance = Compliance.NotApplicable },
            Bad(Now.AddDays(-3)) with { Control = "RootMfa" },
        ])
        {
            Kinds(Compare(Today([latest]) with { Before = before, Copies = Copies(null) }).Observations)
                .ShouldNotContain("Opens ResultMissing");
        }
    }

    [Fact]
    public void Results_are_of_rules_that_are_named_as_ours()
    {
        var results = AggregatedResults.Of(
        [
            (Account, "OrgConfigRule-root-access-keys-abcdefgh", "NON_COMPLIANT"),
            (Account, "OrgConfigRule-root-access-keys-abcdefgh", "NON_COMPLIANT"),
            (Account, "OrgConfigRule-root-mfa-abcdefgh", "COMPLIANT"),
            (Account, "root-mfa", "NON_COMPLIANT"),
            (Account, "OrgConfigRule-root-mfa-of-theirs-abcdefgh", "NON_COMPLIANT"),
            (Account, "OrgConfigRule-root-hardware-mfa-abcdefgh", "INSUFFICIENT_DATA"),
        ]).OfAccount(Account, []);

        results.ShouldBe(
            new Dictionary<string, Compliance>
            {
                [Control] = Compliance.NonCompliant, ["RootMfa"] = Compliance.Compliant,
            },
            ignoreOrder: true);
        AggregatedResults.Of([]).OfAccount(Account, []).ShouldBeEmpty();
    }

    /// <summary>An account can have a rule of its own of such a name; the aggregator tells the name alone.</summary>
    [Theory]
    [InlineData("COMPLIANT", "NON_COMPLIANT")]
    [InlineData("NON_COMPLIANT", "NON_COMPLIANT")]
    [InlineData("INSUFFICIENT_DATA", "NON_COMPLIANT")]
    public void Of_two_rules_of_one_control_nobody_can_tell_unless_the_evaluator_answered_one_of_them(
        string own, string other)
    {
        const string rule = "OrgConfigRule-root-access-keys-abcdefgh";
        var results = AggregatedResults.Of(
            [(Account, rule, own), (Account, "OrgConfigRule-root-access-keys-standsin", other)]);
        var latest = Bad(Now.AddDays(-3));
        var today = Today([latest]) with { Before = Yesterday with { Differing = [Control] } };

        results.OfAccount(Account, [latest])[Control].ShouldBe(Compliance.Unknown);
        Compare(today with { Copies = results.OfAccount(Account, [latest]) }).Observations
            .ShouldHaveSingleItem().Facts.ShouldHaveSingleItem().ShouldContain("nobody can tell");

        LatestVerdict[] named = [latest with { Rule = rule }];
        Kinds(Compare(today with { Copies = results.OfAccount(Account, named) }).Observations).ShouldBe(own switch
        {
            "COMPLIANT" => ["Opens EvidenceDiffers"],
            "NON_COMPLIANT" => [],
            _ => ["Opens ResultMissing"],
        });
        named = [latest with { Rule = "OrgConfigRule-root-access-keys-deployed" }];
        Kinds(Compare(today with { Copies = results.OfAccount(Account, named) }).Observations)
            .ShouldBe(["Opens ResultMissing"], "neither is the one that the evaluator answered");
    }
}
