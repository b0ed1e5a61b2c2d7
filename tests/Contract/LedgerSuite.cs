using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Ledger;
using Guardrails.Cli.Shared;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Tests.Contract;

/// <summary>The ledger's rows in a table of somebody's idea of DynamoDB.</summary>
public abstract class LedgerSuite : IAsyncLifetime
{
    private const string Table = "GuardrailsLedger";
    private const string Partition = "RootActivity/012345678901";
    private AmazonDynamoDBClient? _client;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AmazonDynamoDBClient Client => _client!;

    private LedgerTable Ledger => new(Client, Table, new AwsCalls(CommandRemedies.Terms, TimeProvider.System));

    /// <summary>A client of the backend, which has no table yet.</summary>
    protected abstract Task<AmazonDynamoDBClient> StartAsync();

    public async ValueTask InitializeAsync()
    {
        _client = await StartAsync();
        await _client.CreateTableAsync(LedgerTableRequest.New(), Cancellation);
    }

    public virtual async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await ValueTask.CompletedTask;
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_row_is_added_once_and_stays_as_it_was()
    {
        (await Ledger.AddAsync(Row("observation/1", "first"), Cancellation)).ShouldBeTrue();
        (await Ledger.AddAsync(Row("observation/1", "second"), Cancellation)).ShouldBeFalse();

        var read = (await Ledger.ReadAsync(Partition, "observation/", Cancellation)).ShouldHaveSingleItem();

        read.Key.ShouldBe(new LedgerKey(Partition, "observation/1"));
        read.Texts.ShouldBe(new Dictionary<string, string> { ["said"] = "first" });
        read.ListOf("facts").ShouldBe(["It was refused.", "", "\u202e\u0000"]);
    }

    [Fact]
    public async Task All_pages_of_a_partition_are_read_in_order_and_nothing_of_another()
    {
        // DynamoDB answers a megabyte at a time: thirty rows of a tenth are four pages.
        foreach (var number in Enumerable.Range(0, 30))
            await Ledger.AddAsync(Row($"observation/{number:00}", new string('x', 100_000)), Cancellation);
        await Ledger.AddAsync(Row("latest/NoRootAccessKeys", ""), Cancellation);
        await Ledger.AddAsync(
            Row("observation/00", "") with { Key = new("RootActivity/999999999999", "observation/00") }, Cancellation);

        (await Ledger.ReadAsync(Partition, "observation/", Cancellation)).Select(row => row.Key.Sort)
            .ShouldBe(Enumerable.Range(0, 30).Select(number => $"observation/{number:00}"));
    }

    [Fact]
    public async Task A_row_is_marked_where_it_is_and_never_made_by_a_mark()
    {
        await Ledger.AddAsync(Row("alert/1", "x"), Cancellation);

        (await Ledger.MarkAsync(new(Partition, "alert/1"), "sent", "now", Cancellation)).ShouldBeTrue();
        (await Ledger.MarkAsync(new(Partition, "alert/2"), "sent", "now", Cancellation)).ShouldBeFalse();

        var read = (await Ledger.ReadAsync(Partition, "alert/", Cancellation)).ShouldHaveSingleItem();
        read.Texts.ShouldBe(new Dictionary<string, string> { ["said"] = "x", ["sent"] = "now" });
        read.ListOf("facts").Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_row_is_taken_by_one_until_its_time_is_over_or_it_is_done()
    {
        var key = new LedgerKey(Partition, "alert/1");
        var now = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
        await Ledger.AddAsync(Row("alert/1", "x"), Cancellation);

        (await TakeAsync(now)).ShouldBeTrue();
        (await TakeAsync(now)).ShouldBeFalse("somebody has it");
        (await TakeAsync(now.AddMinutes(15))).ShouldBeFalse();
        (await TakeAsync(now.AddMinutes(16))).ShouldBeTrue("its time is over");
        await Ledger.MarkAsync(key, "sent", "now", Cancellation);
        (await TakeAsync(now.AddDays(1))).ShouldBeFalse("it was sent");

        Task<bool> TakeAsync(DateTimeOffset at) =>
            Ledger.TakeAsync(key, "taken", at, at.AddMinutes(-15), "sent", Cancellation);
    }

    [Fact]
    public async Task A_newer_row_replaces_an_older_one_and_never_the_other_way_round()
    {
        (await PutAsync("2026-11-23T09:00:00.0000000Z")).ShouldBeTrue();
        (await PutAsync("2026-11-23T09:00:00.0000000Z")).ShouldBeFalse("it is the same");
        (await PutAsync("2026-11-23T08:00:00.0000000Z")).ShouldBeFalse("it is older");
        (await PutAsync("2026-11-23T10:00:00.0000000Z")).ShouldBeTrue();

        (await Ledger.GetAsync(new(Partition, "latest/1"), Cancellation)).ShouldNotBeNull()
            .TextOf("asked").ShouldBe("2026-11-23T10:00:00.0000000Z");
        (await Ledger.GetAsync(new(Partition, "latest/2"), Cancellation)).ShouldBeNull();

        Task<bool> PutAsync(string asked) => Ledger.PutNewerAsync(
            new(
                new(Partition, "latest/1"),
                new Dictionary<string, string> { ["asked"] = asked },
                new Dictionary<string, IReadOnlyList<string>>()),
            "asked",
            Cancellation);
    }

    [Fact]
    public async Task A_list_has_its_rows_by_time_until_they_are_marked_or_gone()
    {
        // Three pages of a megabyte: the index is read page by page.
        foreach (var number in Enumerable.Range(0, 25))
            await Ledger.AddAsync(Listed($"alert/{number:00}", "pending", At(25 - number)), Cancellation);
        await Ledger.AddAsync(Listed("look/1", "look", At(1)), Cancellation);
        await Ledger.MarkAsync(new(Partition, "alert/03"), "sent", "now", Cancellation);
        await Ledger.DeleteAsync(new(Partition, "alert/04"), Cancellation);
        await Ledger.DeleteAsync(new(Partition, "alert/04"), Cancellation);

        var listed = await Ledger.ListAsync("pending", At(23), Cancellation);

        listed.Select(row => row.Key.Sort).ShouldBe(
            Enumerable.Range(0, 25).Reverse().Where(number => number is not (0 or 1 or 3 or 4))
                .Select(number => $"alert/{number:00}"));
        (await Ledger.ListAsync("look", At(0), Cancellation)).ShouldBeEmpty();

        static DateTimeOffset At(int minute) => new(2026, 11, 23, 9, minute, 0, TimeSpan.Zero);

        static LedgerRow Listed(string sort, string list, DateTimeOffset at) => new(
            new(Partition, sort),
            new Dictionary<string, string>
            {
                [LedgerKey.List] = list, [LedgerKey.ListedAt] = RowText.Of(at), ["said"] = new string('x', 100_000),
            },
            new Dictionary<string, IReadOnlyList<string>>());
    }

    [Fact]
    public async Task A_row_can_be_let_go_and_keeps_what_it_says()
    {
        var after = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await Ledger.AddAsync(Row("observation/1", "first"), Cancellation);

        (await Ledger.ExpireAsync(new(Partition, "observation/1"), after, Cancellation)).ShouldBeTrue();
        (await Ledger.ExpireAsync(new(Partition, "observation/2"), after, Cancellation)).ShouldBeFalse();

        var read = (await Ledger.ReadAsync(Partition, "observation/", Cancellation)).ShouldHaveSingleItem();
        (read.Expires, read.TextOf("said")).ShouldBe((after, "first"));
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_an_error_and_no_empty_answer() =>
        (await Should.ThrowAsync<AwsCallException>(
            new LedgerTable(Client, "Other", new AwsCalls(CommandRemedies.Terms, TimeProvider.System))
                .ReadAsync(Partition, "", Cancellation))).Message.ShouldStartWith("dynamodb:Query failed: ");

    private static LedgerRow Row(string sort, string said) => new(
        new(Partition, sort),
        new Dictionary<string, string> { ["said"] = said },
        new Dictionary<string, IReadOnlyList<string>> { ["facts"] = ["It was refused.", "", "\u202e\u0000"] });
}
