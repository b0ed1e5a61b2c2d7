using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Tests.Unit.Lambdas.IncidentAlerts;

/// <summary>Batches of the ledger's stream.</summary>
public sealed class StreamTests
{
    private static readonly AccountId One = AlertsSite.AccountOf(1);
    private static readonly AccountId Two = AlertsSite.AccountOf(2);
    private static readonly AccountId Three = AlertsSite.AccountOf(3);

    private readonly AlertsSite _site = new(News.Noon);

    [Fact]
    public async Task A_new_critical_observation_is_told_at_once()
    {
        await _site.HearAndDeliverAsync(News.Key(One, News.Noon));

        var mail = _site.Mails.ShouldHaveSingleItem();
        mail.Subject.ShouldBe("CRITICAL 000000000001 payments-prod: root access key made");
        TopicsDouble.KindsOf(mail).ShouldBe([nameof(RootKeyMade)]);
        _site.RowsOf("alert/").ShouldHaveSingleItem().ShouldContainKey("sent");
    }

    [Fact]
    public async Task A_message_without_a_name_is_better_than_none()
    {
        _site.Organization.IsDenied = true;

        await _site.HearAndDeliverAsync(News.Key(One, News.Noon));

        _site.Subjects.ShouldBe(["CRITICAL 000000000001: root access key made"]);
    }

    [Fact]
    public async Task What_is_over_is_kept_as_a_row_and_what_it_rested_on_expires()
    {
        var subject = new IncidentSubject(SubjectKind.AccessKey, "AKIAROOT");
        await _site.HearAndDeliverAsync(News.Key(One, News.Noon));
        _site.RowsOf("incident/").ShouldBeEmpty();
        _site.RowsOf("observation/").ShouldAllBe(row => !row.ContainsKey("expires"));
        var gone = News.Noon.AddHours(3);
        _site.Time.Advance(TimeSpan.FromHours(3));

        await _site.HearAndDeliverAsync(Observation.Ending(
            ObservationId.OfEvent("gone", subject), One, subject, null, gone, gone, ObservationSource.Evaluations));

        _site.RowsOf("incident/").ShouldHaveSingleItem()["ended"].S.ShouldBe(RowText.Of(gone));
        var expires = $"{gone.AddDays(400).ToUnixTimeSeconds()}";
        _site.RowsOf("observation/").Count.ShouldBe(2);
        _site.RowsOf("observation/").ShouldAllBe(row => row["expires"].N == expires);
    }

    /// <summary>A stale answer would tell twice, or not at all. An index has no other ones.</summary>
    [Fact]
    public async Task Every_read_of_rows_is_consistent()
    {
        var reads = new List<bool?>();
        _site.Table.Before = call =>
        {
            if (call is Amazon.DynamoDBv2.Model.QueryRequest { IndexName: null } query)
                reads.Add(query.ConsistentRead);
            if (call is Amazon.DynamoDBv2.Model.GetItemRequest get)
                reads.Add(get.ConsistentRead);
            return true;
        };

        await _site.HearAndDeliverAsync(News.Key(One, News.Noon));
        await _site.SweepForAsync(TimeSpan.FromMinutes(15));

        reads.ShouldNotBeEmpty();
        reads.ShouldAllBe(consistent => consistent == true);
    }

    [Fact]
    public async Task A_new_observation_that_is_not_critical_is_claimed_and_waits()
    {
        await _site.HearAndDeliverAsync(News.Unknown(One, News.Noon));

        _site.Mails.ShouldBeEmpty();
        _site.RowsOf("alert/").ShouldHaveSingleItem()["list"].S.ShouldBe("pending");
    }

    [Theory]
    [InlineData("alert/Password/000001")]
    [InlineData("look/2026-11-23T12:00:00.0000000Z")]
    [InlineData("incident/000000000001-12345678")]
    [InlineData("credential/AccessKey/AKIAROOT")]
    [InlineData("latest/NoRootAccessKeys/us-east-1")]
    public async Task Rows_that_are_no_observations_are_not_looked_at(string sort)
    {
        var key = new LedgerKey(LedgerKey.PartitionOf(LedgerWriter.IncidentAlerts, One), sort);
        await AddAsync(key);
        await _site.Ledger.SetAsync(key, "word", "other", Cancellation);
        await _site.Ledger.DeleteAsync(key, Cancellation);
        var calls = _site.Table.Calls;

        await _site.DeliverAsync();

        _site.Table.Stream.Count.ShouldBe(3);
        _site.Table.Calls.ShouldBe(calls);
        _site.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task Observations_at_their_end_of_life_are_not_looked_at()
    {
        var row = await HeardAsync(News.Unknown(One, News.Noon));
        await _site.Ledger.DeleteAsync(row, Cancellation);
        var removal = _site.Undelivered().ShouldHaveSingleItem();
        removal["Records"]![0]!["userIdentity"] =
            new JsonObject { ["type"] = "Service", ["principalId"] = "dynamodb.amazonaws.com" };
        var calls = _site.Table.Calls;

        FailuresOf(await _site.InvokeAsync(removal)).ShouldBeEmpty();

        _site.Table.Calls.ShouldBe(calls);
        _site.RowsOf("observation/").ShouldBeEmpty();
    }

    [Fact]
    public async Task Ends_of_life_that_the_ledger_sets_are_no_change()
    {
        var row = await HeardAsync(News.Unknown(One, News.Noon));
        await _site.Ledger.ExpireAsync(row, News.Noon.AddDays(400), Cancellation);
        await _site.Ledger.ExpireAsync(row, null, Cancellation);

        await _site.DeliverAsync();

        _site.RowsOf("observation/stream/").ShouldBeEmpty();
        _site.Mails.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("facts")]
    [InlineData("happened")]
    [InlineData("firstEvidence")]
    public async Task A_changed_observation_is_an_incident_that_names_the_change(string attribute)
    {
        var row = await HeardAsync(News.Unknown(One, News.Noon));
        await _site.Ledger.SetAsync(row, attribute, RowText.Of(News.Noon.AddHours(-1)), Cancellation);

        await _site.DeliverAsync();

        var mail = _site.Mails.ShouldHaveSingleItem();
        TopicsDouble.KindsOf(mail).ShouldBe([nameof(ObservationChanged)]);
        mail.Message.ShouldContain($"The row {row.Partition} {row.Sort} was changed: {attribute}.");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("arn:aws:iam::222222222222:root")]
    public async Task An_observation_that_somebody_removed_is_an_incident(string? principal)
    {
        var row = await HeardAsync(News.Unknown(One, News.Noon));
        await _site.Ledger.DeleteAsync(row, Cancellation);
        var removal = _site.Undelivered().ShouldHaveSingleItem();
        if (principal is not null)
            removal["Records"]![0]!["userIdentity"] = new JsonObject { ["principalId"] = principal };

        FailuresOf(await _site.InvokeAsync(removal)).ShouldBeEmpty();
        FailuresOf(await _site.InvokeAsync(removal)).ShouldBeEmpty();

        var mail = _site.Mails.ShouldHaveSingleItem();
        mail.Subject.ShouldBe("CRITICAL 000000000001 payments-prod: ledger changed outside its rules");
        mail.Message.ShouldContain($"{row.Sort} was removed, and not by its end of life.");
        _site.RowsOf("observation/stream/").Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_account_that_fails_is_named_and_holds_up_no_other_one()
    {
        await _site.HearAsync(News.Key(One, News.Noon), News.Key(Two, News.Noon), News.Key(Three, News.Noon));
        var batch = _site.Undelivered().ShouldHaveSingleItem();
        _site.Break(Two);

        FailuresOf(await _site.InvokeAsync(batch)).ShouldBe([NumberOf(batch, 1)]);

        _site.Subjects.Select(AccountIn).ShouldBe([One.Value, Three.Value], ignoreOrder: true);
        _site.Log.ShouldContain("\"outcome\":\"failed\",\"account\":\"000000000002\"");

        _site.Mend();
        FailuresOf(await _site.InvokeAsync(AlertsSite.Batch(
            batch["Records"]!.AsArray().Skip(1).Select(record => record!.AsObject())))).ShouldBeEmpty();
        _site.Subjects.Select(AccountIn).ShouldBe([One.Value, Three.Value, Two.Value]);
    }

    [Fact]
    public async Task A_change_that_cannot_be_recorded_is_named()
    {
        var row = await HeardAsync(News.Unknown(Two, News.Noon));
        await _site.HearAsync(News.Key(One, News.Noon));
        await _site.Ledger.SetAsync(row, "facts", "Nothing.", Cancellation);
        var batch = _site.Undelivered().ShouldHaveSingleItem();
        _site.Table.Before = call => call is not Amazon.DynamoDBv2.Model.PutItemRequest put
            || !put.Item["sk"].S.StartsWith("observation/stream/", StringComparison.Ordinal);

        FailuresOf(await _site.InvokeAsync(batch)).ShouldBe([NumberOf(batch, 1)]);
        _site.Subjects.Select(AccountIn).ShouldBe([One.Value]);

        _site.Mend();
        FailuresOf(await _site.InvokeAsync(batch)).ShouldBeEmpty();
        _site.Subjects.Select(AccountIn).ShouldBe([One.Value, Two.Value]);
    }

    [Fact]
    public async Task A_row_that_this_version_cannot_read_fails_its_account_alone()
    {
        await HeardAsync(News.Unknown(Two, News.Noon), kind: "KindOfTomorrow");
        await _site.HearAsync(News.Key(Two, News.Noon), News.Key(One, News.Noon));
        var batch = _site.Undelivered().ShouldHaveSingleItem();

        FailuresOf(await _site.InvokeAsync(batch)).ShouldBe([NumberOf(batch, 0)]);

        _site.Subjects.Select(AccountIn).ShouldBe([One.Value]);
        _site.Log.ShouldContain("KindOfTomorrow");
    }

    private static readonly Dictionary<string, Action<JsonObject>> Spoilt = new()
    {
        ["with a word for a key"] = record => record["dynamodb"]!["Keys"] = "pk",
        ["without a sort key"] = record => record["dynamodb"]!["Keys"]!.AsObject().Remove("sk"),
        ["without a partition key"] = record => record["dynamodb"]!["Keys"]!.AsObject().Remove("pk"),
        ["without an account"] = record => record["dynamodb"]!["Keys"]!["pk"]!["S"] = "RootActivity/twelve",
        ["without an id"] = record => record.Remove("eventID"),
        ["without a name"] = record => record.Remove("eventName"),
        ["of another name"] = record => record["eventName"] = "UPSERT",
        ["changed from nothing"] = record => record["eventName"] = "MODIFY",
    };

    public static TheoryData<string> Unreadable => [.. Spoilt.Keys];

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_record_that_cannot_be_read_fails_itself_alone(string record)
    {
        await _site.HearAsync(News.Key(One, News.Noon), News.Key(Two, News.Noon), News.Key(Three, News.Noon));
        var batch = _site.Undelivered().ShouldHaveSingleItem();
        Spoilt[record](batch["Records"]![1]!.AsObject());

        FailuresOf(await _site.InvokeAsync(batch)).ShouldBe([NumberOf(batch, 1)], record);

        _site.Subjects.Select(AccountIn).ShouldBe([One.Value, Three.Value], ignoreOrder: true);
        _site.Log.ShouldContain("\"outcome\":\"failed\"");
    }

    [Fact]
    public async Task A_record_without_a_number_fails_the_batch()
    {
        await _site.HearAsync(News.Key(One, News.Noon));
        var batch = _site.Undelivered().ShouldHaveSingleItem();
        batch["Records"]![0]!["dynamodb"]!.AsObject().Remove("SequenceNumber");

        await Should.ThrowAsync<FormatException>(() => _site.InvokeAsync(batch));
    }

    [Fact]
    public async Task The_same_batch_again_tells_nothing_again()
    {
        var row = await HeardAsync(News.Unknown(Three, News.Noon));
        await _site.HearAsync(News.Key(One, News.Noon), News.Key(Two, News.Noon));
        await _site.Ledger.SetAsync(row, "facts", "Nothing.", Cancellation);
        var batch = _site.Undelivered().ShouldHaveSingleItem();
        await _site.InvokeAsync(batch);
        _site.Mails.Count.ShouldBe(3);
        var rows = _site.Table.Rows.Count;

        _site.Time.Advance(TimeSpan.FromHours(1));
        FailuresOf(await _site.InvokeAsync(batch)).ShouldBeEmpty();

        _site.Mails.Count.ShouldBe(3);
        _site.Table.Rows.Count.ShouldBe(rows);
    }

    [Fact]
    public async Task The_same_batch_in_many_places_at_a_time_is_told_once()
    {
        var keys = Enumerable.Range(1, 8).Select(number => News.Key(AlertsSite.AccountOf(number), News.Noon));
        await _site.HearAsync(keys);
        var batch = _site.Undelivered().ShouldHaveSingleItem();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _site.InvokeAsync(batch))));

        _site.Subjects.Distinct().Count().ShouldBe(8);
        _site.Mails.Count.ShouldBe(8);
    }

    [Fact]
    public async Task A_message_that_fails_is_left_to_the_sweep()
    {
        _site.Topics.Before = _ => false;

        await _site.HearAndDeliverAsync(News.Key(One, News.Noon));

        _site.RowsOf("alert/").ShouldHaveSingleItem()["list"].S.ShouldBe("pending");
        _site.Log.ShouldContain("\"outcome\":\"failed\"");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"sweep\"")]
    [InlineData("{\"Records\":{}}")]
    [InlineData("{\"job\":1}")]
    [InlineData("{\"detail-type\":\"Scheduled Event\",\"detail\":{}}")]
    public async Task An_event_of_unknown_shape_is_refused(string asked)
    {
        var error = await Should.ThrowAsync<FormatException>(() => _site.InvokeAsync(asked));

        error.Message.ShouldContain("neither Records nor a job");
        _site.Table.Calls.ShouldBe(0);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Writes an observation whose news is delivered already.</summary>
    private async Task<LedgerKey> HeardAsync(Observation one, string? kind = null)
    {
        var row = ObservationRow.Of(LedgerWriter.RootActivity, one);
        var texts = new Dictionary<string, string>(row.Texts) { ["kind"] = kind ?? row.Texts["kind"] };
        await _site.Ledger.AddAsync(row with { Texts = texts }, Cancellation);
        _site.Undelivered();
        return row.Key;
    }

    private Task<bool> AddAsync(LedgerKey key) => _site.Ledger.AddAsync(
        new(key, new Dictionary<string, string> { ["word"] = "one" }, new Dictionary<string, IReadOnlyList<string>>()),
        Cancellation);

    private static IEnumerable<string> FailuresOf(JsonObject answer) =>
        answer["batchItemFailures"]!.AsArray().Select(one => one!["itemIdentifier"]!.GetValue<string>());

    private static string NumberOf(JsonObject batch, int at) =>
        batch["Records"]![at]!["dynamodb"]!["SequenceNumber"]!.GetValue<string>();

    private static string AccountIn(string subject) => subject.Split(' ')[1];
}
