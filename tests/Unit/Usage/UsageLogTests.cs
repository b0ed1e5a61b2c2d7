using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Core.Activity;
using Guardrails.Core.Usage;
using Guardrails.Tests.Unit.Policies.Simulation.Generated;
using static Guardrails.Tests.Unit.Usage.KeyEvents;

namespace Guardrails.Tests.Unit.Usage;

public sealed class UsageLogTests
{
    private const string Policy =
        "arn:aws:organizations::111111111111:policy/o-exampleorg1/service_control_policy/p-examplepolicyid111";

    [Fact]
    public void An_event_that_comes_twice_counts_once() => Read(Of("1"), Of("2"), Of("1")).Calls.Count.ShouldBe(2);

    [Fact]
    public void A_correction_counts_instead_of_what_it_corrects_whichever_comes_first()
    {
        var original = Of("1", new() { ["awsRegion"] = "eu-west-1" });
        var correction = Corrects("2", "1");

        foreach (var usage in new[] { Read(original, correction), Read(correction, original), Read(correction) })
        {
            usage.Calls.ShouldHaveSingleItem().EventId.ShouldBe("2");
            usage.Allowed[0].Regions.ShouldBe(["us-east-1"]);
        }
    }

    [Fact]
    public void The_last_of_several_corrections_counts_and_a_circle_of_them_hides_nothing()
    {
        Read(Of("1"), Corrects("2", "1"), Corrects("3", "1")).Calls.ShouldHaveSingleItem().EventId.ShouldBe("3");
        Read(Of("1"), Corrects("2", "1"), Corrects("3", "2")).Calls.ShouldHaveSingleItem().EventId.ShouldBe("3");
        Read(Corrects("1", "1")).Calls.ShouldHaveSingleItem();
        Read(Corrects("1", "2"), Corrects("2", "1")).Calls.Count.ShouldBe(2);
        Read(Corrects("1", "3"), Corrects("2", "1"), Corrects("3", "2")).Calls.Count.ShouldBe(3);
    }

    [Fact]
    public void A_correction_by_another_key_replaces_nothing() =>
        Read(Of("1"), Of("2", new() { ["addendum"] = Addendum("1") }, key: "AKIAI44QH8DHBEXAMPLE"))
            .Calls.ShouldHaveSingleItem().EventId.ShouldBe("1");

    [Fact]
    public void A_call_that_two_accounts_logged_counts_once_as_the_caller_s_account_logged_it()
    {
        var own = Of("2", new() { ["sharedEventID"] = "shared" });
        var foreign = Of("1", new() { ["sharedEventID"] = "shared", ["recipientAccountId"] = "555555555555" });

        Read(foreign, own).Calls.ShouldHaveSingleItem().EventId.ShouldBe("2");
        Read(own, foreign).Calls.ShouldHaveSingleItem().EventId.ShouldBe("2");
    }

    [Fact]
    public void A_session_s_calls_are_those_of_the_key_that_opened_it()
    {
        var usage = Read(Of("2", key: Session), OpensSession("1"), Of("3", key: "ASIAI44QH8DHBEXAMPLE"));

        usage.Sessions.ShouldBe([Session]);
        usage.Calls.Select(call => call.EventId).ShouldBe(["1", "2"]);
        usage.IsComplete.ShouldBeTrue();
    }

    [Fact]
    public void A_session_of_which_the_event_does_not_tell_the_key_leaves_a_gap()
    {
        Read(OpensSession("1", session: null)).Gaps.ShouldHaveSingleItem().Reason
            .ShouldBe("event 1 opened a session and does not say which");
        Read(Of("1", new()
        {
            ["eventSource"] = "sts.amazonaws.com", ["eventName"] = "GetFederationToken", ["errorCode"] = "AccessDenied",
        })).Gaps.ShouldBeEmpty();
    }

    [Fact]
    public void Calls_are_counted_by_service_and_name_with_everything_that_tells_them_apart()
    {
        var usage = Read(
            Of("1", new() { ["eventTime"] = "2026-11-20T23:59:59Z" }),
            Of("2", new() { ["awsRegion"] = "eu-west-1", ["sourceIPAddress"] = "198.51.100.1" }),
            Of("3", new()
            {
                ["userAgent"] = "Boto3/1.2",
                ["resources"] = new JsonArray(new JsonObject { ["ARN"] = "arn:aws:s3:::a" }),
            }),
            Of("4", new() { ["eventName"] = "GetBucketAcl" }));

        usage.Allowed.Select(one => $"{one.Service} {one.Name} {one.Count}")
            .ShouldBe(["s3.amazonaws.com GetBucketAcl 1", "s3.amazonaws.com ListBuckets 3"]);
        var list = usage.Allowed[1];
        list.First.ShouldBe(new(2026, 11, 20, 23, 59, 59, TimeSpan.Zero));
        list.Last.ShouldBe(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        list.Regions.ShouldBe(["eu-west-1", "us-east-1"]);
        list.Addresses.ShouldBe(["192.0.2.7", "198.51.100.1"]);
        list.Agents.ShouldBe(["Boto3/1.2", "[aws-cli/2.15]"]);
        list.Resources.ShouldBe(["arn:aws:s3:::a"]);
        list.Days.ShouldBe(new Dictionary<DateOnly, int> { [new(2026, 11, 20)] = 1, [new(2026, 11, 23)] = 2 });
    }

    [Theory]
    [InlineData("AccessDenied", true)]
    [InlineData("AccessDeniedException", true)]
    [InlineData("Client.UnauthorizedOperation", true)]
    [InlineData("UnauthorizedOperation", true)]
    [InlineData("AuthorizationErrorException", true)]
    [InlineData("NoSuchBucket", false)]
    [InlineData("Client.InvalidParameterValue", false)]
    [InlineData("ThrottlingException", false)]
    [InlineData("Exception", false)]
    public void Refused_calls_stand_apart_and_other_failures_too(string code, bool refused)
    {
        var usage = Read(Of("1", new() { ["errorCode"] = code }));

        (refused ? usage.Refused : usage.Failed).ShouldHaveSingleItem().End.ErrorCode.ShouldBe(code);
        usage.Allowed.ShouldBeEmpty();
        usage.AllowedCalls.ShouldBeEmpty();
        usage.RefusedCalls.Count.ShouldBe(refused ? 1 : 0);
    }

    [Theory]
    [InlineData($"with an explicit deny in a service control policy: {Policy}", true, "p-examplepolicyid111")]
    [InlineData("with an explicit deny in a service control policy", true, null)]
    [InlineData("because no service control policy allows the iam:CreateAccessKey action", true, null)]
    [InlineData("with an explicit deny in a resource control policy", false, null)]
    [InlineData("service control policy: arn:aws:organizations::1:policy/o/service_control_policy/p-1", true, null)]
    [InlineData("", false, null)]
    public void A_refusal_by_a_service_control_policy_names_it(string message, bool byPolicy, string? id)
    {
        var end = Read(Of("1", new()
        {
            ["errorCode"] = "AccessDenied",
            ["errorMessage"] = "User: arn:aws:iam::444444444444:root is not authorized to perform: s3:ListAllMyBuckets "
                + message,
        })).Refused.ShouldHaveSingleItem().End;

        (end.ByServiceControlPolicy, end.PolicyId).ShouldBe((byPolicy, id));
    }

    [Fact]
    public void The_same_call_a_thousand_times_is_one_call_to_allow()
    {
        var usage = Read(Enumerable.Range(0, 1_000).Select(at => At($"{at}", Now.AddMinutes(-at)))
            .Append(Of("other", new() { ["requestParameters"] = new JsonObject { ["bucketName"] = "a" } })));

        usage.Calls.Count.ShouldBe(1_001);
        usage.AllowedCalls.Count.ShouldBe(2);
        usage.Allowed.ShouldHaveSingleItem().Count.ShouldBe(1_001);
    }

    [Fact]
    public void Any_order_and_any_repetition_give_the_same_usage()
    {
        for (ulong seed = 0; seed < (ulong)Thoroughness.Of(3_000); seed++)
        {
            var dice = new Dice(seed);
            var events = Enumerable.Range(0, 2 + dice.Below(12)).Select(id => AnyEvent(dice, id)).ToList();
            var expected = TextOf(Read(events));

            var again = events.Concat(events.Where(_ => dice.Below(3) == 0)).OrderBy(_ => dice.Below(1_000)).ToList();

            TextOf(Read(again)).ShouldBe(expected, $"seed {seed}");
        }
    }

    [Fact]
    public void No_gap_and_no_lost_event_ever_makes_a_key_unused()
    {
        for (ulong seed = 0; seed < (ulong)Thoroughness.Of(3_000); seed++)
        {
            var dice = new Dice(seed);
            var events = Enumerable.Range(0, dice.Below(5)).Select(id => AnyEvent(dice, id)).ToList();
            var gap = new UsageGap(dice.Pick(null, "eu-west-1"), "not read", "read it.");

            Read(NeverUsed, [gap], events.Where(_ => dice.Below(2) == 0)).Verdict
                .ShouldNotBeOfType<KeyVerdict.Unused>($"seed {seed}");
        }
    }

    /// <summary>Events that clash in every way: same ids, corrections, shared ids, sessions, times, kinds.</summary>
    private static RootActivity AnyEvent(Dice dice, int number)
    {
        var changes = new JsonObject
        {
            ["eventTime"] = $"2026-11-2{dice.Below(3)}T09:00:00Z",
            ["eventName"] = dice.Pick("ListBuckets", "GetBucketAcl"),
            ["errorCode"] = dice.Pick(null, null, "AccessDenied", "NoSuchBucket"),
            ["awsRegion"] = dice.Pick("us-east-1", "eu-west-1"),
            ["sharedEventID"] = dice.Pick(null, null, null, "s1"),
            ["recipientAccountId"] = dice.Pick("444444444444", "555555555555"),
        };
        if (dice.Below(3) == 0)
            changes["addendum"] = Addendum($"{dice.Below(6)}");
        if (dice.Below(4) == 0)
        {
            changes["eventSource"] = "sts.amazonaws.com";
            changes["eventName"] = "GetSessionToken";
            changes["responseElements"] = new JsonObject
            {
                ["credentials"] = new JsonObject { ["accessKeyId"] = dice.Pick(Session, null, Key) },
            };
        }

        return Of($"{dice.Pick(number, number, dice.Below(6))}", changes, dice.Pick(Key, Key, Session));
    }

    private static string TextOf(KeyUsage usage) => JsonSerializer.Serialize(new
    {
        Verdict = usage.Verdict.ToString(),
        Calls = usage.Calls.Select(call => $"{call.EventId} {call.Time:O} {call.Activity.Id.EventId.Require()}"),
        usage.Sessions,
        usage.Gaps,
        usage.Allowed,
        usage.Refused,
        usage.Failed,
        usage.Hints,
        usage.Days,
        AllowedCalls = usage.AllowedCalls.Select(one => one.Id.EventId.Require()),
    });

    private static RootActivity Corrects(string id, string original) =>
        Of(id, new() { ["addendum"] = Addendum(original) });

    private static JsonObject Addendum(string original) =>
        new() { ["reason"] = "UPDATED_DATA", ["originalEventID"] = original };
}
