using Guardrails.Aws.Calls;
using Guardrails.Aws.Usage;
using Guardrails.Core.Activity;
using Guardrails.Core.Usage;
using Guardrails.Tests.Unit.Usage;
using Amazon.CloudTrail;
using Amazon.CloudTrail.Model;
using NSubstitute;

namespace Guardrails.Tests.Unit.Aws.Usage;

public sealed class HistoryLimitTests
{
    private const string Second = "AKIAI44QH8DHBEXAMPLE";

    private readonly List<(string Key, RootActivity Event)> _events = [];
    private readonly List<string> _asked = [];
    private readonly InstantTime _time = new(KeyEvents.Now);

    [Fact]
    public async Task Key_with_more_pages_than_the_limit_has_a_gap_that_says_so_and_what_was_read_counts()
    {
        Add(KeyEvents.Key, 7);

        var usage = (await ReadAsync(new(3, Known: null), KeyEvents.Key)).ShouldHaveSingleItem();

        usage.Calls.Count.ShouldBe(3);
        usage.Verdict.ShouldBeOfType<KeyVerdict.Used>();
        var gap = usage.Gaps.ShouldHaveSingleItem();
        gap.IsLimit.ShouldBeTrue();
        gap.Reason.ShouldBe("there are more than 3 pages of events, and the older ones were not read");
        _asked.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Key_with_as_many_pages_as_the_limit_has_none()
    {
        Add(KeyEvents.Key, 3);

        (await ReadAsync(new(3, Known: null), KeyEvents.Key)).ShouldHaveSingleItem().Gaps.ShouldBeEmpty();
    }

    [Fact]
    public async Task Busy_key_does_not_hide_the_other_one()
    {
        Add(KeyEvents.Key, 7);
        Add(Second, 2);

        var usages = await ReadAsync(new(3, Known: null), KeyEvents.Key, Second);

        usages[1].Calls.Count.ShouldBe(2);
        usages[1].Gaps.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sessions_share_one_limit_and_the_key_that_opened_one_that_was_not_read_has_a_gap()
    {
        _events.Add((KeyEvents.Key, KeyEvents.OpensSession("opens-1", "ASIA1")));
        _events.Add((KeyEvents.Key, KeyEvents.OpensSession("opens-2", "ASIA2")));
        Add("ASIA1", 3);
        Add("ASIA2", 1);

        var usage = (await ReadAsync(new(3, Known: null), KeyEvents.Key)).ShouldHaveSingleItem();

        usage.Calls.Count.ShouldBe(5);
        usage.Gaps.ShouldHaveSingleItem().IsLimit.ShouldBeTrue();
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public async Task What_is_known_from_before_need_not_be_read(int minutes, bool isGap)
    {
        Add(KeyEvents.Key, 7);

        // The third event is of three minutes before the first.
        var usage = (await ReadAsync(new(4, KeyEvents.Now.AddMinutes(minutes - 6)), KeyEvents.Key))
            .ShouldHaveSingleItem();

        usage.Gaps.Any().ShouldBe(isGap);
    }

    [Theory]
    [InlineData(-61, false)]
    [InlineData(-59, true)]
    public async Task Session_that_ended_long_before_what_is_known_need_not_be_read(int minutes, bool isGap)
    {
        var known = KeyEvents.Now.AddDays(-1);
        foreach (var session in (string[])["ASIA1", "ASIA2"])
            _events.Add((KeyEvents.Key, KeyEvents.OpensSession($"old-{session}", session, known.AddMinutes(minutes))));
        _events.Add((KeyEvents.Key, KeyEvents.OpensSession("opens-3", "ASIA3", KeyEvents.Now)));
        foreach (var session in (string[])["ASIA1", "ASIA2"])
            Add(session, 1);
        Add("ASIA3", 2);

        var usage = (await ReadAsync(new(3, known), KeyEvents.Key)).ShouldHaveSingleItem();

        _asked[3].ShouldBe("ASIA3");
        usage.Gaps.Any().ShouldBe(isGap);
    }

    private void Add(string key, int count)
    {
        for (var at = 0; at < count; at++)
            _events.Add((key, KeyEvents.At($"{key}/{at}", KeyEvents.Now.AddMinutes(-at), key)));
    }

    private async Task<IReadOnlyList<KeyUsage>> ReadAsync(HistoryLimit limit, params string[] keys)
    {
        var log = new UsageLog();
        var gaps = await new EventHistoryReader(
            _ => new(Client(), new AwsCalls(new CallTerms(_ => "try again."), _time)),
            new NoJournal(),
            _time,
            new Progress<string>(),
            limit).ReadAsync(keys, ["us-east-1"], KeyEvents.Window, log, default);
        return [.. keys.Select(key => log.Of(key, KeyEvents.Window, KeyEvents.NeverUsed, gaps[key]))];
    }

    /// <summary>Event history, one event a page.</summary>
    private IAmazonCloudTrail Client()
    {
        var client = Substitute.For<IAmazonCloudTrail>();
        client.LookupEventsAsync(Arg.Any<LookupEventsRequest>(), Arg.Any<CancellationToken>())
            .Returns(call => Answer(call.Arg<LookupEventsRequest>()));
        return client;
    }

    private LookupEventsResponse Answer(LookupEventsRequest request)
    {
        var key = request.LookupAttributes[0].AttributeValue;
        _asked.Add(key);
        var at = int.Parse(request.NextToken ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        var mine = _events.Where(one => one.Key == key).Select(one => one.Event).ToList();
        var time = at < mine.Count ? mine[at].Time.Require() : KeyEvents.Now;
        return new()
        {
            Events = [.. mine.Skip(at).Take(1).Select(one => new Event
            {
                EventTime = time.UtcDateTime,
                CloudTrailEvent = KeyEvents.Json(one.Id.EventId.Require(), new()
                {
                    ["eventTime"] = time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
                    ["eventSource"] = one.EventSource,
                    ["eventName"] = one.Name,
                    ["responseElements"] = one.Details.Answer?.DeepClone(),
                }, key),
            })],
            NextToken = at + 1 < mine.Count ? $"{at + 1}" : null,
        };
    }
}
