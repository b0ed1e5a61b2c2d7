using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Observers;
using Guardrails.Tests.Unit.Incidents.Observers;
using Guardrails.Tests.Unit.Lambdas.RootPosture;
using static Guardrails.Tests.Unit.Lambdas.RootActivity.ActivitySite;

namespace Guardrails.Tests.Unit.Lambdas.RootActivity;

/// <summary>Uses of a root key, one after another, again and with failures between any two calls.</summary>
public sealed class KnownUsesTests : IAsyncLifetime
{
    private const string Use = "444444444444 RootKeyUsed AccessKeyUse/AKIAIOSFODNN7EXAMPLE";
    private const string Elsewhere = "444444444444 RootKeyUsedElsewhere AccessKeyUse/AKIAIOSFODNN7EXAMPLE";

    private ActivitySite _site = null!;

    public async ValueTask InitializeAsync() => _site = await ActivitySite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_first_use_is_no_new_one_and_a_new_service_is()
    {
        await _site.HandleAsync(KeyUse("a", "ec2"));
        _site.Observed.ShouldBe([Use]);

        await _site.HandleAsync(KeyUse("b", "ec2"));
        _site.Observed.ShouldBe([Use, Use]);

        await _site.HandleAsync(KeyUse("c", "rds"));
        _site.Observed.ShouldBe([Use, Use, Use, $"{Elsewhere} service rds.amazonaws.com"], ignoreOrder: true);

        await _site.HandleAsync(KeyUse("c", "rds"), KeyUse("d", "rds"));
        _site.Observed.Count(one => one.StartsWith(Elsewhere, StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Known_uses_are_read_for_a_keys_use_alone()
    {
        await _site.HandleAsync(Event("a"));
        _site.Received.ShouldNotContain(call => call.Action == "dynamodb:Query");

        await _site.HandleAsync(KeyUse("b", "ec2"));
        _site.Received.Count(call => call.Action == "dynamodb:Query").ShouldBe(1);
    }

    /// <summary>After some traits of a first use the others must not become a new network or Region.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_end_between_any_two_writes_loses_nothing_and_a_repetition_adds_nothing(bool written)
    {
        for (var failing = 0; failing < 12; failing++)
        {
            await using var site = await ActivitySite.StartAsync();
            var (calls, failed) = (0, false);
            site.Instead = call =>
            {
                if (call.Action != "dynamodb:PutItem" || calls++ != failing || failed)
                    return null;
                failed = true;
                if (written)
                    site.Table.Answer(call);
                return WireAnswer.Error(call, 400, "AccessDeniedException", "no");
            };
            foreach (var use in new[] { KeyUse("a", "ec2"), KeyUse("b", "rds", "eu-west-1") })
            {
                if ((await site.HandleAsync(use)).Length > 0)
                    (await site.HandleAsync(use)).ShouldBeEmpty();
            }

            site.Observed.ShouldBe(
                [Use, Use, $"{Elsewhere} service rds.amazonaws.com", $"{Elsewhere} Region eu-west-1"],
                ignoreOrder: true, $"call {failing}");
        }
    }

    [Fact]
    public async Task A_correction_says_what_the_event_said_and_takes_its_place()
    {
        const string addendum = ""","addendum":{"reason":"UPDATED_DATA","originalEventID":"b"}""";
        await _site.HandleAsync(KeyUse("a", "ec2"));
        await _site.HandleAsync(KeyUse("b", "rds"));
        await _site.HandleAsync(KeyUse("c", "rds", more: addendum));

        _site.Observed.Count(one => one.StartsWith(Elsewhere, StringComparison.Ordinal)).ShouldBe(2);
    }

    /// <summary>The explanation comes after the call that it explains, and ends it without another message.</summary>
    [Fact]
    public void An_AssumeRoot_event_that_is_heard_later_explains_the_call()
    {
        var call = Observe("""
            {"eventID":"a","eventName":"DeleteAccessKey","requestParameters":{"accessKeyId":"AKIAIOSFODNN7EXAMPLE"},
             "userIdentity":{"type":"Root","arn":"arn:aws:iam::444444444444:root","accountId":"444444444444",
             "accessKeyId":"ASIAIOSFODNN7EXAMPLE","sessionContext":{"attributes":{"mfaAuthenticated":"false"}}}}
            """, null, Events.Heard);
        var session = Observe($$$$$"""
            {"eventID":"b","eventSource":"sts.amazonaws.com","eventName":"AssumeRoot",
             "recipientAccountId":"222222222222",
             "requestParameters":{"targetPrincipal":"444444444444","taskPolicyArn":{"arn":"{{{{{Events.Deletion}}}}}"}},
             "responseElements":{"credentials":{"accessKeyId":"ASIAIOSFODNN7EXAMPLE"}},
             "userIdentity":{"type":"AssumedRole","accountId":"222222222222","sessionContext":{"sessionIssuer":
             {"type":"Role","arn":"{{{{{Events.Role("BreakGlass")}}}}}"}}}}
            """, """{"source":"aws.sts","account":"222222222222"}""", Events.Heard.AddMinutes(10));

        Told(call).ShouldBe(["RootTaskCall"]);
        Told([.. call, .. session]).ShouldBeEmpty();

        static IEnumerable<string> Told(IReadOnlyList<Observation> observations) =>
            IncidentFold.Of(observations, Events.Heard.AddHours(1)).SelectMany(one => one.Real)
                .Select(one => one.Kind!.Name);

        static IReadOnlyList<Observation> Observe(string detail, string? changes, DateTimeOffset heard) =>
            ActivityObserver.Of(
                Core.Activity.RootActivity.Parse(RootEvent.With(
                    changes is null ? null : System.Text.Json.Nodes.JsonNode.Parse(changes),
                    System.Text.Json.Nodes.JsonNode.Parse(detail))),
                Events.Context with
                {
                    // The ledger has the session by the time at which its opening is heard.
                    DeletionSessions = changes is null ? [] : new HashSet<string> { "ASIAIOSFODNN7EXAMPLE" },
                },
                heard).Observations;
    }
}
