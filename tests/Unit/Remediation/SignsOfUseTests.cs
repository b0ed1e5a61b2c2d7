using Guardrails.Core.Activity;
using Guardrails.Core.Remediation;
using Guardrails.Core.Usage;
using Guardrails.Tests.Unit.Usage;

namespace Guardrails.Tests.Unit.Remediation;

public sealed class SignsOfUseTests
{
    private static readonly DateTimeOffset Attached = Logs.Monday;

    [Fact]
    public void Refused_call_since_the_quarantine_is_a_sign_that_names_policy_service_caller_and_time()
    {
        var sign = SignsOf(Refused("event-1", Attached.AddMinutes(3))).ShouldHaveSingleItem();

        sign.Id.ShouldBe("event-1");
        sign.Kind.ShouldBe(DisturbanceKind.Refused);
        sign.At.ShouldBe(Attached.AddMinutes(3));
        foreach (var part in (string[])
        [
            "s3:ListBuckets", KeyEvents.Key, "p-examplepolicyid111", "2026-11-23 09:03:00", "192.0.2.7",
        ])
            sign.Sentence.ShouldContain(part);
    }

    [Fact]
    public void Call_before_the_quarantine_is_none() =>
        SignsOf(Refused("event-1", Attached.AddMinutes(-1)), KeyEvents.At("event-2", Attached.AddHours(-2)))
            .ShouldBeEmpty();

    [Theory]
    [InlineData(75, 0)]
    [InlineData(76, 1)]
    public void Call_that_AWS_let_pass_is_one_when_no_old_session_can_live(int minutes, int signs) =>
        SignsOf(KeyEvents.At("event-1", Attached.AddMinutes(minutes)))
            .Count(sign => sign.Kind == DisturbanceKind.Made).ShouldBe(signs);

    [Fact]
    public void Last_use_that_moved_is_one_and_one_that_stands_is_none()
    {
        var moved = KeyEvents.Read(KeyEvents.UsedAt(Attached.AddDays(1)), []);
        var stands = KeyEvents.Read(KeyEvents.UsedAt(Attached.AddDays(-1)), []);

        SignsOfUse.Of(Logs.Quarantined().Case, [moved], Attached).ShouldHaveSingleItem()
            .Kind.ShouldBe(DisturbanceKind.LastUseMoved);
        SignsOfUse.Of(Logs.Quarantined().Case, [stands], Attached).ShouldBeEmpty();
    }

    [Fact]
    public void Sign_that_the_log_has_is_not_told_again()
    {
        var log = Logs.Quarantined().At(Attached.AddDays(1)).Look(Logs.Refusal("event-1"));
        var usage = KeyEvents.Read(
            Refused("event-1", Attached.AddMinutes(3)), Refused("event-2", Attached.AddMinutes(4)));

        SignsOfUse.Of(log.Case, [usage], Attached).ShouldHaveSingleItem().Id.ShouldBe("event-2");
    }

    [Fact]
    public void Flood_of_refused_calls_gives_the_oldest_and_one_sign_for_all_others()
    {
        var signs = SignsOf(Flood);

        signs.Count.ShouldBe(100);
        signs[0].Id.ShouldBe("event-249");
        signs[^1].Kind.ShouldBe(DisturbanceKind.More);
        signs[^1].At.ShouldBe(Attached.AddMinutes(250));
        signs[^1].Sentence.ShouldBe("151 more signs of use until 2026-11-23 13:10:00 UTC are not listed.");
    }

    [Fact]
    public void Flood_that_was_told_does_not_come_back_and_a_later_call_does()
    {
        var log = Logs.Quarantined().At(Attached.AddDays(1)).Look(SignsOf(Flood));
        var later = Refused("event-later", Attached.AddMinutes(251));

        SignsOfUse.Of(log.Case, [KeyEvents.Read(Flood)], Attached).ShouldBeEmpty();
        SignsOfUse.Of(log.Case, [KeyEvents.Read([.. Flood, later])], Attached).ShouldHaveSingleItem()
            .Id.ShouldBe("event-later");
    }

    [Fact]
    public void Sign_among_calls_that_were_not_all_read_is_told_with_that()
    {
        var usage = KeyEvents.Read(KeyEvents.NeverUsed, [Limit], Refused("event-1", Attached.AddMinutes(3)));

        var signs = SignsOfUse.Of(Logs.Quarantined().Case, [usage], Attached);

        signs.Select(sign => sign.Kind).ShouldBe([DisturbanceKind.Refused, DisturbanceKind.More]);
        signs[^1].Sentence.ShouldBe(
            "All until 2026-11-23 09:03:00 UTC are listed, and older calls were not read: there are too many.");
        SignsOfUse.Gap([usage], signs).ShouldBeNull();
    }

    [Fact]
    public void Part_that_was_left_at_a_limit_is_a_trouble_where_no_sign_was_found() =>
        SignsOfUse.Gap([KeyEvents.Read(KeyEvents.NeverUsed, [Limit])], []).ShouldNotBeNull()
            .Cause.ShouldBe("there are many in eu-west-1.");

    [Fact]
    public void Everything_is_known_two_hours_before_a_look_and_up_to_the_last_sign_that_stands_for_many()
    {
        SignsOfUse.KnownUntil(Logs.Quarantined().Case).ShouldBeNull();
        var looked = Logs.Quarantined().At(Attached.AddDays(1)).Look();
        SignsOfUse.KnownUntil(looked.Case).ShouldBe(Attached.AddDays(1).AddHours(-2));

        looked.At(Attached.AddDays(1).AddHours(1)).Look(Logs.Refusal(at: looked.Now) with
        {
            Kind = DisturbanceKind.More,
        });

        SignsOfUse.KnownUntil(looked.Case).ShouldBe(Attached.AddDays(1).AddHours(1));
    }

    [Fact]
    public void Part_of_a_history_that_could_not_be_read_is_a_trouble_and_names_its_Region()
    {
        UsageGap gap = new("eu-west-1", "cloudtrail:LookupEvents failed: AccessDenied", "allow it.");

        SignsOfUse.Gap([KeyEvents.Read(KeyEvents.NeverUsed, [gap])], [Logs.Refusal()])
            .ShouldBe(new Trouble("cloudtrail:LookupEvents failed: AccessDenied in eu-west-1.", "allow it."));
        SignsOfUse.Gap([KeyEvents.Read()], []).ShouldBeNull();
    }

    private static readonly UsageGap Limit = new("eu-west-1", "there are many", "read them.") { IsLimit = true };

    private static RootActivity[] Flood =>
    [
        .. Enumerable.Range(0, 250).Select(
            number => Refused($"event-{number:000}", Attached.AddMinutes(250 - number))),
    ];

    private static IReadOnlyList<Disturbance> SignsOf(params RootActivity[] events) =>
        SignsOfUse.Of(Logs.Quarantined().Case, [KeyEvents.Read(events)], Attached);

    private static RootActivity Refused(string id, DateTimeOffset at) => KeyEvents.Of(id, new()
    {
        ["eventTime"] = at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
        ["errorCode"] = "AccessDenied",
        ["errorMessage"] = "User: arn:aws:iam::444444444444:root is not authorized to perform: s3:ListAllMyBuckets on "
            + "resource: * with an explicit deny in a service control policy: arn:aws:organizations::111111111111:"
            + "policy/o-exampleorg1/service_control_policy/p-examplepolicyid111",
    });
}
