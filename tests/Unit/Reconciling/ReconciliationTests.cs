using Guardrails.Core.Controls;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Reconciling;

namespace Guardrails.Tests.Unit.Reconciling;

public sealed class ReconciliationTests
{
    private const string Control = "NoRootAccessKeys";
    private const string Key = "AKIAIOSFODNN7EXAMPLE";

    private static readonly AccountId Account = AccountId.Parse("444444444444");
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 6, 0, 0, TimeSpan.Zero);

    private static readonly ReconciledDay Yesterday = new(Account, new(2026, 11, 23)) 
    {
        FirstSeen = new(2026, 11, 1),
        Works = true,
        Expected = new Dictionary<string, DateOnly> { [Control] = new(2026, 11, 1) },
    };

    [Fact]
    public void An_account_with_fresh_evidence_and_nothing_else_says_nothing()
    {
        var (observations, day) = Compare(Today([Latest(Now.AddHours(-20))]));

        observations.ShouldBeEmpty();
        (day.Missed, day.NotWatched, day.FirstSeen).ShouldBe((0, 0, new DateOnly(2026, 11, 1)));
    }

    [Theory]
    [InlineData(46, false)]
    [InlineData(47, true)]
    public void An_account_without_fresh_evidence_is_told_after_two_days(int hours, bool told) =>
        Kinds(Compare(Today([Latest(Now.AddHours(-hours))])).Observations)
            .ShouldBe(told ? ["Opens EvidenceMissing"] : []);

    [Fact]
    public void An_account_that_never_had_an_evaluation_is_told_two_days_after_it_was_first_expected()
    {
        Kinds(Compare(Today([]) with { Before = null }).Observations).ShouldBeEmpty();
        Kinds(Compare(Today([]) with { Before = Expected(new(2026, 11, 23)) }).Observations).ShouldBeEmpty();
        Kinds(Compare(Today([])).Observations).ShouldBe(["Opens EvidenceMissing"]);
    }

    [Fact]
    public void One_control_that_fell_silent_is_told_however_fresh_the_others_are()
    {
        var mfa = Latest(Now.AddHours(-1)) with { Control = "RootMfa" };
        var today = Today([Latest(Now.AddDays(-3)), mfa]) with { Controls = [Control, "RootMfa"] };

        Compare(today).Observations.ShouldHaveSingleItem().Facts
            .ShouldBe(["No evaluation decided on NoRootAccessKeys since 2026-11-21 06:00 UTC."]);
    }

    [Fact]
    public void A_control_that_was_turned_on_yesterday_is_not_yet_missed_and_one_that_is_off_never_is()
    {
        var (observations, day) = Compare(Today([Latest(Now.AddHours(-1))]) with { Controls = [Control, "RootMfa"] });

        observations.ShouldBeEmpty();
        day.Expected.ShouldBe(new Dictionary<string, DateOnly>
        {
            [Control] = new(2026, 11, 1), ["RootMfa"] = new(2026, 11, 24),
        });
        Compare(Today([Latest(Now.AddHours(-1)), Latest(Now.AddDays(-9)) with { Control = "RootMfa" }])).Observations
            .ShouldBeEmpty();
    }

    [Fact]
    public void UNKNOWN_is_no_fresh_evidence()
    {
        var unknown = Latest(Now.AddHours(-1)) with
        {
            UnknownSince = Now.AddDays(-3), Findings = ["The role is gone."],
        };

        Compare(Today([unknown])).Observations.ShouldHaveSingleItem().Facts.ShouldContain("The role is gone.");
    }

    [Fact]
    public void An_account_that_is_not_watched_by_choice_is_not_missed() =>
        Compare(Today([]) with { Watched = false }).Observations.ShouldBeEmpty();

    [Fact]
    public void What_is_missing_of_an_account_that_nobody_asks_about_any_more_ends()
    {
        var opened = Compare(Today([])).Observations;

        Kinds(Compare(Today([]) with { Observations = opened, Now = Now.AddDays(1), Watched = false }).Observations)
            .ShouldBe(["Ends EvidenceMissing"]);
    }

    [Fact]
    public void What_is_missing_is_told_once_and_ends_when_evidence_is_fresh_again()
    {
        var opened = Compare(Today([])).Observations;

        Compare(Today([]) with { Observations = opened, Now = Now.AddDays(1) }).Observations.ShouldBeEmpty();
        Kinds(Compare(Today([Latest(Now.AddHours(20))]) with
        {
            Observations = opened, Now = Now.AddDays(1),
        }).Observations).ShouldBe(["Ends EvidenceMissing"]);
    }

    [Theory]
    [InlineData("iam", "us-east-1", 1, 0)]
    [InlineData("ec2", "us-east-1", 1, 0)]
    [InlineData("ec2", "eu-central-1", 0, 1)]
    [InlineData("s3", "us-east-1", 0, 1)]
    [InlineData(null, null, 0, 1)]
    public void A_use_that_nobody_heard_is_told_and_counted_as_missed_or_not_watched(
        string? service, string? region, int missed, int notWatched)
    {
        var used = Now.AddHours(-12);
        var key = new LatestKey(Key, true, used, service, region);
        var (observations, day) = Compare(Today([Latest(Now.AddHours(-1), key)]));

        var one = observations.ShouldHaveSingleItem();
        (one.Kind, one.Subject, one.Happened, one.Source).ShouldBe((
            IncidentCatalog.Get<RootKeyUsed>(), new IncidentSubject(SubjectKind.AccessKeyUse, Key), used,
            ObservationSource.Reconciliation));
        (day.Missed, day.NotWatched).ShouldBe((missed, notWatched));
        day.Uses.ShouldBe(new Dictionary<string, DateTimeOffset> { [Key] = used });
    }

    [Fact]
    public void A_use_is_told_once_and_a_newer_one_again()
    {
        var key = new LatestKey(Key, true, Now.AddHours(-12), "s3", "us-east-1");
        var (first, day) = Compare(Today([Latest(Now.AddHours(-1), key)]));

        Compare(Today([Latest(Now.AddHours(20), key)]) with
        {
            Now = Now.AddDays(1), Before = day, Observations = first,
        }).Observations.ShouldBeEmpty();
        Compare(Today([Latest(Now.AddHours(20), key with { LastUsed = Now.AddHours(10) })]) with
        {
            Now = Now.AddDays(1), Before = day, Observations = first,
        }).Observations.ShouldHaveSingleItem().Happened.ShouldBe(Now.AddHours(10));
    }

    [Fact]
    public void A_use_that_was_heard_says_nothing()
    {
        var heard = Observation.Opening(
            ObservationId.OfEvent("1", new(SubjectKind.AccessKeyUse, Key)), Account,
            new(SubjectKind.AccessKeyUse, Key), IncidentCatalog.Get<RootKeyUsed>(), Now.AddHours(-12),
            Now.AddHours(-12), ObservationSource.RootWrites);

        Compare(Today([Latest(Now.AddHours(-1), new LatestKey(Key, true, Now.AddHours(-13), "iam", "us-east-1"))]) with
        {
            Observations = [heard],
        }).Observations.ShouldBeEmpty();
    }

    [Fact]
    public void What_was_used_before_anybody_watched_is_remembered_and_not_told()
    {
        var (observations, day) = Compare(
            Today([Latest(Now.AddHours(-1), new LatestKey(Key, true, Now.AddYears(-1), "s3", null))]) with
            {
                Before = null,
            });

        observations.ShouldBeEmpty();
        day.Uses.Keys.ShouldBe([Key]);
    }

    [Fact]
    public void A_key_that_is_gone_from_a_reading_keeps_its_last_use_in_memory() =>
        Compare(Today([Latest(Now.AddHours(-1))]) with
        {
            Before = Yesterday with { Uses = new Dictionary<string, DateTimeOffset> { [Key] = Now.AddDays(-2) } },
        }).Day.Uses.Keys.ShouldBe([Key]);

    [Theory]
    [InlineData("SUSPENDED", "AWS Organizations says that the account is SUSPENDED.")]
    [InlineData(null, "AWS Organizations does not list the account any more.")]
    public void An_account_that_left_without_an_event_ends_what_is_open_and_is_told(string? state, string fact)
    {
        var observations = Compare(Today([]) with { State = state, Works = false, Watched = false }).Observations;

        Kinds(observations).ShouldBe(["Leaves ", "Opens AccountLeft"]);
        observations.ShouldAllBe(one => one.Facts.Contains(fact));
        Compare(Today([]) with
        {
            State = state, Works = false, Watched = false, Observations = observations, Now = Now.AddDays(1),
        }).Observations.ShouldBeEmpty();
        IncidentFold.Of(observations, Now.AddDays(1)).ShouldHaveSingleItem().Ended.ShouldBeNull();
    }

    [Fact]
    public void An_account_that_never_worked_while_anybody_watched_did_not_leave() =>
        Compare(Today([]) with
        {
            State = "SUSPENDED", Works = false, Watched = false, Before = Yesterday with { Works = false },
        }).Observations.ShouldBeEmpty();

    [Theory]
    [InlineData(8, true, new string[0])]
    [InlineData(7, true, new[] { "Opens ExemptionEnding" })]
    [InlineData(7, false, new string[0])]
    [InlineData(0, true, new[] { "Opens ExemptionEnded" })]
    [InlineData(-30, true, new[] { "Opens ExemptionEnded" })]
    public void An_exemption_that_ends_with_a_key_still_there_is_told(int days, bool hasKey, string[] told)
    {
        LatestKey[] keys = hasKey ? [new(Key, Active: true)] : [];
        var exemption = new EndingExemption(
            Account.Value, "DenyRootAccessKeyCreation", "team-a@example.com", Now.AddDays(days));

        var observations = Compare(Today([Latest(Now.AddHours(-1), keys)]), exemption).Observations;

        Kinds(observations).ShouldBe(told);
        observations.ShouldAllBe(one => one.Facts.Contains("Its owner is team-a@example.com."));
    }

    [Fact]
    public void An_exemption_of_a_unit_concerns_its_accounts_and_no_others()
    {
        var today = Today([Latest(Now.AddHours(-1), new LatestKey(Key, Active: true))]);
        var exemption = new EndingExemption("ou-ex01-worksand", "DenyRootAccessKeyCreation", "a", Now.AddDays(-1));

        Kinds(Compare(today, exemption).Observations).ShouldBe(["Opens ExemptionEnded"]);
        Compare(today, exemption with { Target = "ou-ex01-other123" }).Observations.ShouldBeEmpty();
    }

    [Fact]
    public void An_exemption_that_was_renewed_or_whose_key_is_gone_ends_what_was_told()
    {
        var exemption = new EndingExemption(Account.Value, "DenyRootAccessKeyCreation", "a", Now.AddDays(5));
        var told = Compare(Today([Latest(Now.AddHours(-1), new LatestKey(Key, Active: true))]), exemption).Observations;
        var tomorrow = Today([Latest(Now.AddHours(20), new LatestKey(Key, Active: true))]) with
        {
            Now = Now.AddDays(1), Observations = told,
        };

        Compare(tomorrow, exemption).Observations.ShouldBeEmpty();
        Kinds(Compare(tomorrow, exemption with { Until = Now.AddDays(60) }).Observations)
            .ShouldBe(["Ends ExemptionEnding"]);
        Kinds(Compare(tomorrow with { Latest = [Latest(Now.AddHours(20))] }, exemption).Observations)
            .ShouldBe(["Ends ExemptionEnding"]);
    }

    [Fact]
    public void An_exemption_ends_by_a_reading_of_all_keys_and_never_by_a_missing_one()
    {
        var exemption = new EndingExemption(Account.Value, "DenyRootAccessKeyCreation", "a", Now.AddDays(5));
        var told = Compare(Today([Latest(Now.AddHours(-1), new LatestKey(Key, Active: true))]), exemption).Observations;
        var unread = Latest(Now.AddHours(20)) with
        {
            KeysAnswered = Now.AddHours(-1), Compliance = Compliance.Unknown, UnknownSince = Now.AddHours(20),
        };
        var tomorrow = Today([unread]) with { Now = Now.AddDays(1), Observations = told };

        var end = Compare(tomorrow, exemption).Observations;
        Fold([.. told, .. end]).Ended.ShouldBeNull("it was read before the exemption was told");

        Fold([.. told, .. Compare(tomorrow with { Latest = [Latest(Now.AddHours(20))] }, exemption).Observations])
            .Ended.ShouldBe(Now.AddHours(20));
    }

    [Fact]
    public void Of_several_exemptions_from_one_guardrail_the_last_to_end_counts()
    {
        var today = Today([Latest(Now.AddHours(-1), new LatestKey(Key, Active: true))]);
        var ended = new EndingExemption(Account.Value, "DenyRootAccessKeyCreation", "a", Now.AddDays(-1));

        Compare(today, ended, ended with { Until = Now.AddDays(60) }).Observations.ShouldBeEmpty();
        Compare(today, ended with { Target = "ou-ex01-worksand", Until = Now.AddDays(60) }, ended).Observations
            .ShouldBeEmpty();
        Kinds(Compare(today, ended, ended with { Guardrail = "DenyRootUserActions", Until = Now.AddDays(60) })
            .Observations).ShouldBe(["Opens ExemptionEnded"]);
    }

    [Fact]
    public void An_exemption_that_is_taken_out_of_the_file_ends_what_was_told()
    {
        var exemption = new EndingExemption(Account.Value, "DenyRootAccessKeyCreation", "a", Now.AddDays(-1));
        var told = Compare(Today([Latest(Now.AddHours(-1), new LatestKey(Key, Active: true))]), exemption).Observations;

        Kinds(Compare(Today([Latest(Now.AddHours(20), new LatestKey(Key, Active: true))]) with
        {
            Now = Now.AddDays(1), Observations = told,
        }).Observations).ShouldBe(["Ends ExemptionEnded"]);
    }

    [Fact]
    public void A_key_that_a_later_reading_of_all_keys_does_not_show_is_gone()
    {
        var key = new LatestKey(Key, Active: true);
        var mfa = Latest(Now.AddHours(-1)) with { Control = "RootMfa" };
        var today = Today([Latest(Now.AddHours(-2), key), mfa]) with { Controls = [Control, "RootMfa"] };

        today.Keys.ShouldBeEmpty();
        (today with { Latest = [Latest(Now.AddHours(-2), key), mfa with { KeysAnswered = null }] }).Keys
            .ShouldBe([key]);
    }

    [Fact]
    public void An_account_whose_evaluations_are_no_longer_heard_is_told_until_they_are_again()
    {
        var today = Today([Latest(Now.AddHours(-1))]) with { SignHeard = Now.AddHours(-47) };

        var told = Compare(today).Observations;

        Kinds(told).ShouldBe(["Opens EventsNotHeard"]);
        told[0].Facts.ShouldBe(["The last event of its evaluations is of 2026-11-22 07:00 UTC."]);
        var tomorrow = today with { Now = Now.AddDays(1), Observations = told };
        Compare(tomorrow).Observations.ShouldBeEmpty();
        Kinds(Compare(tomorrow with { SignHeard = Now.AddHours(20) }).Observations).ShouldBe(["Ends EventsNotHeard"]);
    }

    [Fact]
    public void An_account_that_was_never_heard_is_counted_and_not_told()
    {
        var (observations, day) = Compare(Today([Latest(Now.AddHours(-1))]));

        observations.ShouldBeEmpty();
        day.IsHeard.ShouldBeFalse();
        Compare(Today([Latest(Now.AddHours(-1))]) with { SignHeard = Now.AddHours(-1) }).Day.IsHeard.ShouldBeTrue();
    }

    [Theory]
    [InlineData(-46, -1)]
    [InlineData(-60, -58)]
    public void Silence_is_none_for_two_periods_and_none_where_nothing_was_evaluated_since(int heard, int asked) =>
        Kinds(Compare(Today([Latest(Now.AddHours(asked))]) with { SignHeard = Now.AddHours(heard) }).Observations)
            .ShouldNotContain("Opens EventsNotHeard");

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

    [Fact]
    public void A_copy_that_nobody_could_read_says_nothing_and_ends_nothing()
    {
        var before = Yesterday with { Differing = [Control] };
        var today = Today([Bad(Now.AddDays(-3))]) with { Before = before, Copies = Copies(null) };
        var told = Compare(today).Observations;

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
    public void Results_are_of_our_own_rules_alone_and_of_two_the_worse_one_is_shown()
    {
        var results = AggregatedResults.Of(
        [
            (Account, "OrgConfigRule-root-access-keys-abcdefgh", "COMPLIANT"),
            (Account, "OrgConfigRule-root-access-keys-ijklmnop", "NON_COMPLIANT"),
            (Account, "OrgConfigRule-root-access-keys-abcdefgh", "COMPLIANT"),
            (Account, "OrgConfigRule-root-mfa-abcdefgh", "COMPLIANT"),
            (Account, "root-mfa", "NON_COMPLIANT"),
            (Account, "OrgConfigRule-root-mfa-of-theirs-abcdefgh", "NON_COMPLIANT"),
            (Account, "OrgConfigRule-root-hardware-mfa-abcdefgh", "INSUFFICIENT_DATA"),
        ]).OfAccount(Account);

        results.ShouldBe(
            new Dictionary<string, Compliance>
            {
                [Control] = Compliance.NonCompliant, ["RootMfa"] = Compliance.Compliant,
            },
            ignoreOrder: true);
        AggregatedResults.Of([]).OfAccount(Account).ShouldBeEmpty();
    }

    [Fact]
    public void A_sign_in_that_nobody_heard_is_told_once_and_counted_as_missed()
    {
        var latest = Latest(Now.AddHours(-1)) with { PasswordUsed = Now.AddHours(-12) };
        var (observations, day) = Compare(Today([latest]));

        var one = observations.ShouldHaveSingleItem();
        (one.Kind!.Name, one.Subject, one.Happened).ShouldBe(
            ("RootSignIn", new IncidentSubject(SubjectKind.SignIn), Now.AddHours(-12)));
        (day.Missed, day.NotWatched, day.PasswordUsed).ShouldBe((1, 0, Now.AddHours(-12)));
        Compare(Today([latest with { PasswordUsed = null }]) with { Now = Now.AddHours(20), Before = day }).Day
            .PasswordUsed.ShouldBe(Now.AddHours(-12), "a report that nobody could read forgets nothing");
        Compare(Today([latest]) with { Now = Now.AddHours(20), Before = day }).Observations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(-12.5, true)]
    [InlineData(-14, false)]
    public void A_sign_in_that_was_heard_at_that_time_says_nothing(double heard, bool silent)
    {
        var signIn = Observation.Opening(
            ObservationId.OfEvent("1", new(SubjectKind.SignIn)), Account, new(SubjectKind.SignIn),
            IncidentCatalog.Get<RootSignInWithoutMfa>(), Now.AddHours(heard), Now.AddHours(heard),
            ObservationSource.RootReads);
        var today = Today([Latest(Now.AddHours(-1)) with { PasswordUsed = Now.AddHours(-12) }]);

        Compare(today with { Observations = [signIn] }).Observations.Count.ShouldBe(silent ? 0 : 1);
        Compare(today with { Before = null }).Observations.ShouldBeEmpty("the first look only remembers");
    }

    [Fact]
    public void What_nobody_can_judge_any_more_ends_neither_a_forgery_nor_a_silence()
    {
        var forged = Today([Bad(Now.AddDays(-5))]) with
        {
            Before = Yesterday with { Differing = [Control] }, Copies = Copies(Compliance.Compliant),
            SignHeard = Now.AddDays(-3),
        };
        var told = Compare(forged).Observations;
        Kinds(told).ShouldBe(["Opens EvidenceDiffers", "Opens EventsNotHeard"]);

        var unknown = Bad(Now.AddDays(-5)) with { UnknownSince = Now.AddHours(1), Asked = Now.AddHours(20) };
        Compare(forged with { Now = Now.AddDays(1), Latest = [unknown], Observations = told }).Observations
            .Where(one => one.Effect == ObservationEffect.Ends).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_open_of_an_account_that_left_ends_as_left_and_opens_again_where_it_comes_back()
    {
        var exemption = new EndingExemption("ou-ex01-worksand", "DenyRootAccessKeyCreation", "a", Now.AddDays(3));
        var key = new LatestKey(Key, Active: true);
        var told = Compare(Today([Latest(Now.AddHours(-1), key)]), exemption).Observations;
        var left = Compare(
            Today([Latest(Now.AddHours(-1), key)]) with
            {
                Now = Now.AddDays(1), State = null, Works = false, Watched = false, Above = [], Observations = told,
            },
            exemption).Observations;

        IncidentFold.Of([.. told, .. left], Now.AddDays(2)).Single(one => one.Subject.Kind == SubjectKind.Exemption)
            .Ending.ShouldBe(IncidentEnding.Left);
        Kinds(Compare(
            Today([Latest(Now.AddHours(47), key)]) with { Now = Now.AddDays(2), Observations = [.. told, .. left] },
            exemption).Observations).ShouldBe(["Opens ExemptionEnding"]);
    }

    [Fact]
    public void What_was_wrong_in_an_account_that_left_is_told_again_once_it_is_back_and_seen_so()
    {
        var left = Observation.Departure(
            ObservationId.OfEvent("left", new(SubjectKind.Membership)), Account, Now.AddDays(-2), Now.AddDays(-2),
            ObservationSource.OrganizationChanges);
        var today = Today([Bad(Now.AddDays(-5))]) with { Observations = [left] };

        var told = Compare(today).Observations;

        var one = told.ShouldHaveSingleItem();
        (one.Kind!.Name, one.Subject, one.By, one.Happened).ShouldBe(
            ("RootKeyExists", new IncidentSubject(SubjectKind.AccessKey, Key), Control, Now.AddHours(-1)));
        Compare(today with { Now = Now.AddHours(20), Observations = [left, .. told] }).Observations.ShouldBeEmpty();
        Kinds(Compare(today with { Latest = [Bad(Now.AddDays(-5)) with { Asked = Now.AddDays(-3) }] }).Observations)
            .ShouldBe(["Opens EvidenceMissing"], "nothing was seen since");
        Compare(today with { Latest = [Bad(Now.AddDays(-1))] }).Observations
            .ShouldBeEmpty("the evaluation that found it told it");
    }

    [Fact]
    public void A_day_is_read_as_it_was_written()
    {
        var day = Yesterday with
        {
            Works = false, PasswordUsed = Now.AddDays(-9), IsHeard = true, Differing = ["RootMfa"], Missed = 2,
            NotWatched = 3,
            Uses = new Dictionary<string, DateTimeOffset> { [Key] = Now },
        };

        var read = ReconciledDayRow.Read(ReconciledDayRow.Of(day, Now));

        (read.Account, read.Day, read.FirstSeen, read.Missed, read.NotWatched)
            .ShouldBe((day.Account, day.Day, day.FirstSeen, 2, 3));
        (read.Works, read.IsHeard).ShouldBe((false, true));
        read.Differing.ShouldBe(["RootMfa"]);
        read.PasswordUsed.ShouldBe(Now.AddDays(-9));
        read.Uses.ShouldBe(day.Uses);
        read.Expected.ShouldBe(day.Expected);
    }

    private static LatestVerdict Bad(DateTimeOffset since) => Latest(since, new LatestKey(Key, Active: true)) with
    {
        Asked = Now.AddHours(-1), KeysAnswered = Now.AddHours(-1),
    };

    private static Dictionary<string, Compliance> Copies(Compliance? copy) =>
        copy is { } shown ? new() { [Control] = shown } : [];

    private static ReconciledDay Expected(DateOnly from) => Yesterday with
    {
        Expected = new Dictionary<string, DateOnly> { [Control] = from },
    };

    private static Incident Fold(IEnumerable<Observation> observations) =>
        IncidentFold.Of(observations, Now.AddDays(2)).Single(one => one.Subject.Kind == SubjectKind.Exemption);

    private static (IReadOnlyList<Observation> Observations, ReconciledDay Day) Compare(
        AccountToday today, params EndingExemption[] exemptions) =>
        Reconciliation.Of(today, exemptions, new HashSet<string> { "us-east-1" });

    private static IEnumerable<string> Kinds(IEnumerable<Observation> observations) =>
        observations.Select(one => $"{one.Effect} {one.Kind?.Name}");

    private static AccountToday Today(IReadOnlyList<LatestVerdict> latest) => new(Account, Now)
    {
        State = "ACTIVE",
        Works = true,
        Watched = true,
        Above = ["ou-ex01-worksand", "r-ex01"],
        Controls = [Control],
        Latest = latest,
        Observations = [],
        Before = Yesterday,
    };

    private static LatestVerdict Latest(DateTimeOffset asked, params LatestKey[] keys) => new()
    {
        Account = Account,
        Control = Control,
        Region = "us-east-1",
        Compliance = keys.Length > 0 ? Compliance.NonCompliant : Compliance.Compliant,
        Since = asked,
        Asked = asked,
        Heard = asked,
        Findings = [],
        Keys = keys,
        KeysAnswered = asked,
    };
}
