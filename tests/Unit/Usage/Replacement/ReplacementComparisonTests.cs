using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Core.Usage.Replacement;

namespace Guardrails.Tests.Unit.Usage.Replacement;

/// <summary>A key is replaced when the role made all of its calls and the key is quiet, and never otherwise.</summary>
public sealed class ReplacementComparisonTests
{
    private const string Role = "arn:aws:iam::111122223333:role/app";

    private static readonly DateTimeOffset Now = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

    private static readonly ReplacementQuestion Question = new(
        IamRoleArn.TryParse(Role)!, new(2026, 11, 5, 0, 0, 0, TimeSpan.Zero), Now, TimeSpan.FromDays(7),
        new(AccountId.Parse(CallCase.Account), Partition.Commercial));

    private static readonly CallCase Put = Key("dynamodb", "PutItem", "tableName", "a");
    private static readonly CallCase List = Key("s3", "ListObjectsV2", "bucketName", "b");

    [Fact]
    public void A_role_that_made_every_call_replaces_a_quiet_key() =>
        Compare([Put, List], [ByRole(Put), ByRole(List)]).Verdict.ShouldBe(new ReplacementVerdict.Replaced());

    [Fact]
    public void Another_event_of_the_same_action_counts() =>
        Compare([List], [ByRole(List with { Name = "HeadBucket" })])
            .Verdict.ShouldBe(new ReplacementVerdict.Replaced());

    [Fact]
    public void A_call_that_the_role_has_not_made_is_missing()
    {
        var comparison = Compare([Put, List], [ByRole(Put)]);

        comparison.NotMade.ShouldHaveSingleItem().Action.ShouldBe("s3:ListBucket");
        comparison.Made.ShouldHaveSingleItem().Action.ShouldBe("dynamodb:PutItem");
        Missing(comparison).ShouldBe("The role has not made 1 of 2 distinct calls.");
    }

    [Fact]
    public void The_same_action_on_another_resource_is_missing() =>
        Missing(Compare([Put], [ByRole(Key("dynamodb", "PutItem", "tableName", "z"))]))
            .ShouldBe("The role has not made 1 of 1 distinct calls.");

    [Fact]
    public void A_call_that_the_role_was_refused_is_missing_and_named()
    {
        var comparison = Compare([Put], [ByRole(Put) with { Error = "AccessDeniedException" }]);

        comparison.RefusedToRole.ShouldHaveSingleItem().Action.ShouldBe("dynamodb:PutItem");
        Missing(comparison).ShouldBe("The role has not made 1 of 1 distinct calls.");
    }

    [Fact]
    public void A_call_that_the_role_was_refused_once_and_allowed_later_is_made() =>
        Compare([Put], [ByRole(Put) with { Error = "AccessDeniedException" }, ByRole(Put) with { Id = "z" }])
            .Verdict.ShouldBe(new ReplacementVerdict.Replaced());

    [Fact]
    public void A_call_that_failed_for_the_role_is_not_made() =>
        Compare([Put], [ByRole(Put) with { Error = "ValidationException" }]).NotMade.ShouldNotBeEmpty();

    [Fact]
    public void A_call_of_another_role_does_not_count() =>
        Compare([Put], [ByRole(Put) with { Role = Role + "2" }]).NotMade.ShouldNotBeEmpty();

    [Fact]
    public void A_call_before_the_time_that_is_asked_for_does_not_count() =>
        Compare([Put], [ByRole(Put) with { Time = "2026-11-04T23:59:59Z" }]).NotMade.ShouldNotBeEmpty();

    [Fact]
    public void A_key_that_was_used_in_the_span_is_not_replaced()
    {
        var used = Put with { Id = "late", Time = "2026-11-13T00:00:01Z" };

        Missing(Compare([Put, used], [ByRole(Put)])).ShouldStartWith("The key was used at 2026-11-13 00:00 UTC");
    }

    [Fact]
    public void A_key_that_was_refused_in_the_span_is_not_quiet_either()
    {
        var refused = List with { Time = "2026-11-19T00:00:00Z", Error = "AccessDenied" };
        var comparison = Compare([Put, refused], [ByRole(Put)]);

        comparison.LastKeyCall.ShouldBe(new(2026, 11, 19, 0, 0, 0, TimeSpan.Zero));
        Missing(comparison).ShouldStartWith("The key was used at");
    }

    [Fact]
    public void The_role_need_not_make_what_the_key_was_refused() =>
        Compare([Put, List with { Error = "AccessDenied" }], [ByRole(Put)])
            .Verdict.ShouldBe(new ReplacementVerdict.Replaced());

    [Fact]
    public void A_key_without_any_call_is_not_replaced_by_anything() =>
        Missing(Compare([], [ByRole(Put)])).ShouldBe("No call of the key is known that a role could make.");

    [Fact]
    public void A_key_whose_calls_need_nothing_is_replaced_when_it_is_quiet() =>
        Compare([Key("sts", "GetCallerIdentity")], []).Verdict.ShouldBe(new ReplacementVerdict.Replaced());

    [Fact]
    public void An_event_without_a_time_leaves_it_open() =>
        Missing(Compare([Put, List with { Time = "" }], [ByRole(Put), ByRole(List)]))
            .ShouldBe("An event of the key does not say when it happened.");

    [Fact]
    public void An_unmapped_call_is_compared_by_its_name()
    {
        var unmapped = Key("ec2", "DescribeFlyingCars");

        Missing(Compare([Put, unmapped], [ByRole(Put)])).ShouldStartWith("1 calls of the key cannot be compared");
        Compare([Put, unmapped], [ByRole(Put), ByRole(unmapped)]).Verdict.ShouldBe(new ReplacementVerdict.Replaced());
    }

    [Fact]
    public void What_only_root_can_do_no_role_replaces()
    {
        var rootOnly = Key("iam", "CreateAccessKey");
        var comparison = Compare([Put, rootOnly], [ByRole(Put), ByRole(rootOnly)]);

        comparison.NotComparable.ShouldHaveSingleItem().Event.ShouldBe("iam.amazonaws.com CreateAccessKey");
        Missing(comparison).ShouldStartWith("1 calls");
    }

    [Fact]
    public void Objects_beyond_the_limit_are_compared_as_a_bucket()
    {
        var keyCalls = Enumerable.Range(0, 30).Select(number => Object($"{number}")).ToArray();

        Compare(keyCalls, [ByRole(Object("tomorrow"))]).Verdict.ShouldBe(new ReplacementVerdict.Replaced());
        Compare(keyCalls[..5], [ByRole(Object("tomorrow"))]).NotMade.Count.ShouldBe(5);

        static CallCase Object(string key)
        {
            var call = Key("s3", "GetObject", "bucketName", "b");
            call.Request!["key"] = key;
            return call with { Id = $"object {key}" };
        }
    }

    [Fact]
    public void Whatever_is_taken_away_from_a_replaced_key_s_role_makes_it_not_replaced()
    {
        foreach (var seed in Enumerable.Range(0, Thoroughness.Of(5_000)))
        {
            var random = new Random(seed);
            var calls = CallCases.Own.Values.Where(call => call.Needs is not (["no role"] or ["unmapped"]))
                .Where(call => !call.Needs[0].StartsWith("unwritable") && call.Needs[0] != "nothing").ToArray();
            random.Shuffle(calls);
            var some = calls.Take(random.Next(1, 12))
                .Select((call, index) => call with { Id = $"key {index}" }).ToList();
            var role = some.ConvertAll(ByRole);

            Compare(some, role).Verdict.ShouldBe(new ReplacementVerdict.Replaced(), $"seed {seed}");
            role.RemoveAt(random.Next(role.Count));
            var comparison = Compare(some, role);
            (comparison.Verdict is ReplacementVerdict.Replaced).ShouldBe(comparison.NotMade.Count == 0, $"seed {seed}");
        }
    }

    private static string Missing(ReplacementComparison comparison) =>
        comparison.Verdict.ShouldBeOfType<ReplacementVerdict.NotReplaced>().Missing.ShouldHaveSingleItem();

    private static ReplacementComparison Compare(IEnumerable<CallCase> key, IEnumerable<CallCase> role) =>
        ReplacementComparison.Of(
            [.. key.Select(call => call.Activity())], [.. role.Select(call => call.Activity())], Question);

    private static CallCase Key(string source, string name, params string[] request) => new(source, name)
    {
        Id = $"key {source} {name} {string.Join(' ', request)}",
        Request = new(request.Chunk(2).Select(pair => KeyValuePair.Create<string, JsonNode?>(pair[0], pair[1]))),
    };

    private static CallCase ByRole(CallCase call) =>
        call with { Id = $"role {call.Id}", Role = Role, Time = "2026-11-10T00:00:00Z" };
}
