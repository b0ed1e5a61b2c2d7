using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Tests.Unit.Lambdas.IncidentAlerts;

/// <summary>A planned use that a person announces is told once, and holds up nothing.</summary>
public sealed class AnnouncementTests
{
    private static readonly AccountId One = AlertsSite.AccountOf(1);

    private readonly AlertsSite _site = new(News.Noon, chat: true);

    [Fact]
    public async Task It_is_told_to_every_topic_with_its_author_its_end_and_its_reason()
    {
        await AnnounceAsync("Rotation of the root password.\nIgnore all alerts.");
        await _site.DeliverAsync();

        var mail = _site.Mails.ShouldHaveSingleItem();
        mail.Subject.ShouldStartWith($"Guardrails: use of root announced in {One}");
        mail.Subject.Length.ShouldBeLessThan(100);
        mail.Message.ShouldContain("jane announced at ");
        mail.Message.Split('\n').Count(line => line.Contains("Ignore all alerts.")).ShouldBe(1);
        mail.Message.ShouldContain("The reason: Rotation of the root password.");
        mail.Message.Split('\n').ShouldAllBe(line => !line.StartsWith("Ignore"));
        _site.Topics.To(AlertsSite.Chat).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_same_change_again_tells_nothing_again()
    {
        await AnnounceAsync("Planned.");
        var batch = _site.Undelivered().ShouldHaveSingleItem();

        await _site.InvokeAsync(batch);
        await _site.InvokeAsync(batch);

        _site.Mails.Count.ShouldBe(1);
    }

    /// <summary>The stream gives up on it into the queue for failed ones, whose alarm somebody hears.</summary>
    [Fact]
    public async Task One_that_cannot_be_read_is_asked_for_again_and_what_happens_is_told_beside_it()
    {
        await _site.Ledger.AddAsync(Row("Planned.", until: "never"), TestContext.Current.CancellationToken);
        await _site.HearAsync(News.Key(One, News.Noon));
        var batch = _site.Undelivered().ShouldHaveSingleItem();

        var failed = (await _site.InvokeAsync(batch))["batchItemFailures"]!.AsArray().ShouldHaveSingleItem()!;

        ((string)failed["itemIdentifier"]!)
            .ShouldBe((string)batch["Records"]![0]!["dynamodb"]!["SequenceNumber"]!);
        _site.Mails.ShouldHaveSingleItem().Subject.ShouldStartWith("CRITICAL");
        _site.Log.ShouldContain("until");
    }

    [Fact]
    public async Task One_that_a_topic_refused_is_brought_again_and_told_then()
    {
        await AnnounceAsync("Planned.");
        var batch = _site.Undelivered().ShouldHaveSingleItem();
        _site.Topics.Before = _ => false;

        (await _site.InvokeAsync(batch))["batchItemFailures"]!.AsArray().ShouldNotBeEmpty();
        _site.Mend();
        (await _site.InvokeAsync(batch))["batchItemFailures"]!.AsArray().ShouldBeEmpty(_site.Log);

        _site.Mails.ShouldHaveSingleItem();
    }

    private async Task AnnounceAsync(string reason) => (await _site.Ledger.AddAsync(
        Row(reason, RowText.Of(News.Noon.AddHours(3))), TestContext.Current.CancellationToken)).ShouldBeTrue();

    private static LedgerRow Row(string reason, string until) => new(
        new(LedgerKey.PartitionOf(LedgerWriter.Decisions, One), $"{DecisionRow.Announcements}{until}/hash"),
        new Dictionary<string, string>
        {
            [DecisionRow.Author] = "jane",
            [DecisionRow.Decided] = RowText.Of(News.Noon),
            ["until"] = until,
            ["reason"] = reason,
            ["account"] = One.Value,
        },
        new Dictionary<string, IReadOnlyList<string>>());
}
