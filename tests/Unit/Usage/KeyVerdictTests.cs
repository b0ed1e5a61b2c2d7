using Guardrails.Core.Evidence;
using Guardrails.Core.Usage;
using static Guardrails.Tests.Unit.Usage.KeyEvents;

namespace Guardrails.Tests.Unit.Usage;

public sealed class KeyVerdictTests
{
    private static readonly UsageGap Gap = 
        new("eu-west-1", "cloudtrail:LookupEvents failed: AccessDenied", "allow it.");

    private static readonly DateTimeOffset Called = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Without_an_event_and_without_a_last_use_in_the_window_a_key_is_unused()
    {
        Read().Verdict.ShouldBeOfType<KeyVerdict.Unused>();
        Read(UsedAt(Window.From.AddHours(-1)), []).Verdict.ShouldBeOfType<KeyVerdict.Unused>();
        Read().IsComplete.ShouldBeTrue();
    }

    [Fact]
    public void An_event_whose_time_is_that_of_the_last_use_says_by_what_it_is_used()
    {
        foreach (var minutes in new[] { -15, 0, 15 })
        {
            Read(UsedAt(Called.AddMinutes(minutes)), [], Of("1"))
                .Verdict.ShouldBeOfType<KeyVerdict.Used>().Services.ShouldBe(["s3.amazonaws.com"]);
        }
    }

    [Fact]
    public void A_refused_call_is_a_use_too() =>
        Read(Of("1", new() { ["errorCode"] = "AccessDenied" })).Verdict.ShouldBeOfType<KeyVerdict.Used>();

    [Fact]
    public void A_last_use_that_is_newer_than_every_event_is_a_use_by_what_is_not_known()
    {
        Read(UsedAt(Called.AddMinutes(16)), [], Of("1"))
            .Verdict.ShouldBeOfType<KeyVerdict.InUseByWhatIsNotKnown>().Why.ShouldBe(
                "IAM says that the key was last used at 2026-11-23 09:16 UTC by s3 in us-east-1, "
                + "later than every event of it.");
        Read(UsedAt(Window.From.AddMinutes(-14)), []).Verdict.ShouldBeOfType<KeyVerdict.InUseByWhatIsNotKnown>();
    }

    [Fact]
    public void A_last_use_of_a_service_that_no_event_names_is_a_use_by_what_is_not_known() =>
        Read(UsedAt(Called, "dynamodb"), [], Of("1"))
            .Verdict.ShouldBeOfType<KeyVerdict.InUseByWhatIsNotKnown>()
            .Why.ShouldEndWith("no event is of that service.");

    [Fact]
    public void A_Region_that_was_not_read_hides_uses_and_never_makes_a_key_unused()
    {
        var verdict = Read(NeverUsed, [Gap]).Verdict.ShouldBeOfType<KeyVerdict.CannotTell>();

        verdict.Reasons.ShouldBe([Gap]);
        Read(NeverUsed, [Gap]).IsComplete.ShouldBeFalse();
        Read(NeverUsed, [Gap], Of("1")).Verdict.ShouldBeOfType<KeyVerdict.Used>();
        Read(NeverUsed, [Gap], Of("1")).IsComplete.ShouldBeFalse();
        Read(UsedAt(Called), [Gap]).Verdict.ShouldBeOfType<KeyVerdict.InUseByWhatIsNotKnown>();
    }

    [Fact]
    public void A_last_use_that_is_not_known_never_makes_a_key_unused()
    {
        var unread = Reading.None<RootKeyUse>(new("nobody may read it", "let somebody."));

        Read(unread, []).Verdict.ShouldBeOfType<KeyVerdict.CannotTell>()
            .Reasons.ShouldHaveSingleItem().Reason.ShouldBe("the key's last use is not known: nobody may read it");
    }

    [Fact]
    public void Less_than_ninety_days_never_make_a_key_unused()
    {
        var log = new UsageLog();

        log.Of(Key, UsageWindow.Before(Now, 89), NeverUsed, []).Verdict.ShouldBeOfType<KeyVerdict.CannotTell>()
            .Reasons.ShouldHaveSingleItem().Reason.ShouldBe("only 89 days were looked at");
        log.Of(Key, UsageWindow.Before(Now, 90), NeverUsed, []).Verdict.ShouldBeOfType<KeyVerdict.Unused>();
    }

    [Fact]
    public void An_event_before_the_window_is_no_use_and_one_that_cannot_be_read_hides_one()
    {
        Read(At("1", Window.From.AddSeconds(-1))).Verdict.ShouldBeOfType<KeyVerdict.Unused>();
        Read(Of("1", new() { ["eventTime"] = "yesterday" })).Verdict.ShouldBeOfType<KeyVerdict.CannotTell>();
        Read(Of("1", new() { ["eventID"] = 5 })).Verdict.ShouldBeOfType<KeyVerdict.CannotTell>();
        Read(Of("1", new() { ["userIdentity"] = "root" })).Verdict.ShouldBeOfType<KeyVerdict.CannotTell>();
    }

    [Fact]
    public void An_event_about_the_key_that_another_key_made_is_no_use_of_it()
    {
        var deletes = Of(
            "1",
            new()
            {
                ["eventName"] = "DeleteAccessKey",
                ["requestParameters"] = new System.Text.Json.Nodes.JsonObject { ["accessKeyId"] = Key },
            },
            key: Session);

        Read(deletes).Verdict.ShouldBeOfType<KeyVerdict.Unused>();
    }
}
