using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Ledger;
using Guardrails.Cli.Shared;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Tests.Contract.Sdk;

namespace Guardrails.Tests.Contract;

/// <summary>The ledger's rows in moto's table: another idea of DynamoDB than ours.</summary>
[Collection<MotoCollection>]
public sealed class LedgerAgainstMoto(MotoServer moto) : IAsyncLifetime
{
    private const string Table = "GuardrailsLedger";
    private const string Partition = "RootActivity/012345678901";
    private AmazonDynamoDBClient? _client;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AmazonDynamoDBClient Client => _client!;

    private LedgerTable Ledger => new(Client, Table, new AwsCalls(CommandRemedies.Terms, TimeProvider.System));

    public async ValueTask InitializeAsync()
    {
        await moto.ResetAsync();
        _client = new(MotoServer.Credentials, moto.Configure<AmazonDynamoDBConfig>());
        await _client.CreateTableAsync(
            new CreateTableRequest
            {
                TableName = Table,
                BillingMode = BillingMode.PAY_PER_REQUEST,
                KeySchema = [new("pk", KeyType.HASH), new("sk", KeyType.RANGE)],
                AttributeDefinitions = [new("pk", ScalarAttributeType.S), new("sk", ScalarAttributeType.S)],
            },
            Cancellation);
    }

    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        return ValueTask.CompletedTask;
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

        (await Ledger.MarkAsync(new(Partition, "alert/1"), "sent", "now", without: "said", Cancellation)).ShouldBeTrue();
        (await Ledger.MarkAsync(new(Partition, "alert/2"), "sent", "now", without: "said", Cancellation)).ShouldBeFalse();

        var read = (await Ledger.ReadAsync(Partition, "alert/", Cancellation)).ShouldHaveSingleItem();
        read.Texts.ShouldBe(new Dictionary<string, string> { ["sent"] = "now" });
        read.ListOf("facts").Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_row_is_taken_by_one_until_its_time_is_over_or_it_is_done()
    {
        var (key, now) = (new LedgerKey(Partition, "alert/1"), new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        await Ledger.AddAsync(Row("alert/1", "x"), Cancellation);

        (await TakeAsync(now)).ShouldBeTrue();
        (await TakeAsync(now)).ShouldBeFalse("somebody has it");
        (await TakeAsync(now.AddMinutes(15))).ShouldBeFalse();
        (await TakeAsync(now.AddMinutes(16))).ShouldBeTrue("its time is over");
        await Ledger.MarkAsync(key, "sent", "now", without: null, Cancellation);
        (await TakeAsync(now.AddDays(1))).ShouldBeFalse("it was sent");

        Task<bool> TakeAsync(DateTimeOffset at) =>
            Ledger.TakeAsync(key, "taken", at, at.AddMinutes(-15), "sent", Cancellation);
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
