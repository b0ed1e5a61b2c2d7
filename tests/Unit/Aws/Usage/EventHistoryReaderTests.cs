using Amazon.CloudTrail;
using Amazon.CloudTrail.Model;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Usage;
using Guardrails.Core.Activity;
using Guardrails.Core.Ids;
using Guardrails.Core.Usage;
using Guardrails.Tests.Unit.Policies.Simulation.Generated;
using Guardrails.Tests.Unit.Usage;
using NSubstitute;

namespace Guardrails.Tests.Unit.Aws.Usage;

public sealed class EventHistoryReaderTests
{
    private static readonly string[] Regions = ["us-east-1", "eu-west-1"];

    private readonly InstantTime _time = new(KeyEvents.Now);
    private readonly History _history = new();
    private readonly Journal _journal = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_of_every_Region_is_read_fifty_events_at_a_time()
    {
        _history.Add("us-east-1", KeyEvents.Key, 120);
        _history.Add("eu-west-1", KeyEvents.Key, 3);

        var usage = await ReadAsync();

        usage.Calls.Count.ShouldBe(123);
        usage.Verdict.ShouldBeOfType<KeyVerdict.Used>();
        usage.IsComplete.ShouldBeTrue();
        _history.Asked.ShouldAllBe(one => one.MaxResults == 50);
        _history.Asked.Count.ShouldBe(4);
    }

    [Fact]
    public async Task An_empty_page_with_a_token_is_not_the_end()
    {
        _history.Add("us-east-1", KeyEvents.Key, 1);
        _history.EmptyPagesFirst = 3;

        (await ReadAsync()).Calls.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task No_event_in_any_Region_is_unused() =>
        (await ReadAsync()).Verdict.ShouldBeOfType<KeyVerdict.Unused>();

    [Fact]
    public async Task The_calls_of_sessions_are_looked_up_in_every_Region_and_counted_with_the_key_s_own()
    {
        _history.Put("us-east-1", KeyEvents.Key, KeyEvents.OpensSession("opens"));
        _history.Add("eu-west-1", KeyEvents.Session, 2);

        var usage = await ReadAsync();

        usage.Calls.Count.ShouldBe(3);
        usage.Sessions.ShouldBe([KeyEvents.Session]);
    }

    [Fact]
    public async Task A_Region_that_refuses_is_named_with_the_remedy_and_asked_once()
    {
        _history.Put("us-east-1", KeyEvents.Key, KeyEvents.OpensSession("opens"));
        _history.Fails = (region, _) => region == "eu-west-1" ? Denied() : null;

        var usage = await ReadAsync();

        usage.Gaps.Select(gap => $"{gap}").ShouldBe(
        [
            "eu-west-1: cloudtrail:LookupEvents failed: AccessDeniedException: not allowed. "
                + "Remedy: allow cloudtrail:LookupEvents.",
        ]);
        _history.Asked.Count(one => one.Region == "eu-west-1").ShouldBe(1);
    }

    [Fact]
    public async Task Whatever_page_fails_the_key_is_never_unused()
    {
        for (var failing = 1; failing <= 6; failing++)
        {
            var (history, count) = (new History { EmptyPagesFirst = 2 }, 0);
            history.Fails = (_, _) => Interlocked.Increment(ref count) == failing ? Denied() : null;

            var usage = await ReadAsync(history, new Journal());

            usage.Verdict.ShouldBeOfType<KeyVerdict.CannotTell>($"call {failing}").Reasons.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task A_reading_that_was_killed_goes_on_where_it_was_and_gives_the_same_usage()
    {
        for (ulong seed = 0; seed < 50; seed++)
        {
            var (dice, history) = (new Dice(seed), new History());
            foreach (var region in Regions)
                history.Add(region, KeyEvents.Key, dice.Below(260));
            history.Put("us-east-1", KeyEvents.Key, KeyEvents.OpensSession("opens"));
            history.Add("eu-west-1", KeyEvents.Session, dice.Below(120));
            var expected = await ReadAsync(history, new Journal());
            var (journal, killAt) = (new Journal(), 1 + dice.Below(8));

            journal.KillAfter = killAt;
            await KilledAsync(history, journal);
            journal.KillAfter = null;
            var usage = await ReadAsync(history, journal);

            usage.Calls.Select(call => call.EventId).ShouldBe(
                expected.Calls.Select(call => call.EventId), $"seed {seed}");
            usage.IsComplete.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task What_was_finished_is_not_asked_again()
    {
        _history.Add("us-east-1", KeyEvents.Key, 120);
        await ReadAsync();
        var asked = _history.Asked.Count;

        (await ReadAsync()).Calls.Count.ShouldBe(120);

        _history.Asked.Count.ShouldBe(asked);
    }

    [Fact]
    public async Task A_reading_that_goes_on_a_day_later_says_that_its_first_days_are_gone()
    {
        _time.Advance(TimeSpan.FromDays(1));

        (await ReadAsync()).Verdict.ShouldBeOfType<KeyVerdict.CannotTell>().Reasons
            .ShouldAllBe(gap => gap.Reason.Contains("no longer in event history", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_is_a_gap()
    {
        _history.Events.Add(("us-east-1", KeyEvents.Key, KeyEvents.Now, "{"));

        (await ReadAsync()).Verdict.ShouldBeOfType<KeyVerdict.CannotTell>();
    }

    [Fact]
    public async Task A_Region_is_asked_twice_a_second_at_most()
    {
        _history.Add("us-east-1", KeyEvents.Key, 500);
        var began = _time.GetUtcNow();

        await ReadAsync(_history, _journal, ["us-east-1"]);

        (_time.GetUtcNow() - began).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds((10 - 2) / 2.0));
    }

    private static AmazonCloudTrailException Denied() => new(
        "not allowed", null, Amazon.Runtime.ErrorType.Sender, "AccessDeniedException", "id",
        System.Net.HttpStatusCode.BadRequest);

    private async Task KilledAsync(History history, Journal journal)
    {
        try
        {
            await ReadAsync(history, journal);
        }
        catch (InvalidOperationException)
        {
        }
    }

    private Task<KeyUsage> ReadAsync() => ReadAsync(_history, _journal);

    private async Task<KeyUsage> ReadAsync(History history, Journal journal, IReadOnlyList<string>? regions = null)
    {
        var log = new UsageLog();
        var gaps = await new EventHistoryReader(
            region => new(
                history.ClientIn(region),
                new AwsCalls(new CallTerms(failed => $"allow {failed.Action}."), _time)
                    .For(AccountId.Parse("444444444444"))),
            journal,
            _time,
            new Progress<string>())
            .ReadAsync([KeyEvents.Key], regions ?? Regions, KeyEvents.Window, log, Cancellation);
        return log.Of(KeyEvents.Key, KeyEvents.Window, KeyEvents.NeverUsed, gaps[KeyEvents.Key]);
    }

    /// <summary>Event history: newest first, in pages.</summary>
    private sealed class History
    {
        private readonly Lock _gate = new();

        public List<(string Region, string Key, DateTimeOffset Time, string Json)> Events { get; } = [];

        public List<(string Region, string Key, int? MaxResults)> Asked { get; } = [];

        public int EmptyPagesFirst { get; set; }

        public Func<string, string, Exception?> Fails { get; set; } = (_, _) => null;

        public void Add(string region, string key, int count)
        {
            for (var at = 0; at < count; at++)
            {
                // Three in each second, so that a page ends in the middle of one.
                var time = KeyEvents.Now.AddSeconds(-at / 3);
                Put(region, key, KeyEvents.At($"{region}/{key}/{at}", time, key), time, $"{region}/{key}/{at}");
            }
        }

        public void Put(string region, string key, RootActivity activity) =>
            Events.Add((region, key, activity.Time.Require(), KeyEvents.Json(activity.Id.EventId.Require(), new()
            {
                ["eventSource"] = activity.EventSource,
                ["eventName"] = activity.Name,
                ["responseElements"] = activity.Details.Answer?.DeepClone(),
            }, key)));

        public IAmazonCloudTrail ClientIn(string region)
        {
            var client = Substitute.For<IAmazonCloudTrail>();
            client.LookupEventsAsync(Arg.Any<LookupEventsRequest>(), Arg.Any<CancellationToken>())
                .Returns(call => Answer(region, call.Arg<LookupEventsRequest>()));
            return client;
        }

        private void Put(
            string region, string key, RootActivity activity, DateTimeOffset time, string id) =>
            Events.Add((region, key, time, KeyEvents.Json(
                id, new() { ["eventTime"] = activity.Time.Require().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'") }, key)));

        private LookupEventsResponse Answer(string region, LookupEventsRequest request)
        {
            lock (_gate)
            {
                var key = request.LookupAttributes.ShouldHaveSingleItem().AttributeValue;
                request.LookupAttributes[0].AttributeKey.ShouldBe(LookupAttributeKey.AccessKeyId);
                Asked.Add((region, key, request.MaxResults));
                if (Fails(region, key) is { } failure)
                    throw failure;
                var at = request.NextToken is null ? 0 : int.Parse(request.NextToken);
                if (at < EmptyPagesFirst)
                    return new() { NextToken = $"{at + 1}" };
                var found = Events
                    .Where(one => one.Region == region && one.Key == key
                        && one.Time <= request.EndTime && one.Time >= request.StartTime)
                    .OrderByDescending(one => one.Time).Skip((at - EmptyPagesFirst) * 50).ToList();
                return new()
                {
                    Events =
                    [
                        .. found.Take(50).Select(one => new Event
                        {
                            CloudTrailEvent = one.Json, EventTime = one.Time.UtcDateTime,
                        }),
                    ],
                    NextToken = found.Count > 50 ? $"{at + 1}" : null,
                };
            }
        }
    }

    /// <summary>A journal in memory, and a process that is killed while it keeps a page.</summary>
    private sealed class Journal : IHistoryJournal
    {
        private readonly List<HistoryPage> _pages = [];

        public int? KillAfter { get; set; }

        public IEnumerable<string> Events => [.. _pages.SelectMany(page => page.Events)];

        public HistoryPlace PlaceOf(string accessKeyId, string region) =>
            _pages.LastOrDefault(page => page.AccessKeyId == accessKeyId && page.Region == region)?.Place
            ?? HistoryPlace.Beginning;

        public void Keep(HistoryPage page)
        {
            if (KillAfter is { } after && _pages.Count >= after)
                throw new InvalidOperationException("killed");
            _pages.Add(page);
        }
    }
}
