using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Names;

namespace Guardrails.Aws.Ledger;

/// <summary>The ledger's table: rows are added once, read as they are now, and marked.</summary>
/// <param name="dynamoDb">Amazon DynamoDB.</param>
/// <param name="table">The table's name.</param>
/// <param name="calls">How AWS is called.</param>
public sealed class LedgerTable(IAmazonDynamoDB dynamoDb, string table, AwsCalls calls)
{
    private const string IsNew = $"attribute_not_exists({LedgerKey.PartitionAttribute})";
    private const string Exists = $"attribute_exists({LedgerKey.PartitionAttribute})";

    /// <summary>Adds a row; false where one of that key is there already, which then stays as it is.</summary>
    /// <exception cref="AwsCallException">It is not known whether it was added. Adding it again is safe.</exception>
    public Task<bool> AddAsync(LedgerRow row, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(row);
        var request = new PutItemRequest { TableName = table, Item = LedgerItem.Of(row), ConditionExpression = IsNew };
        return IfAsync(
            DynamoDbActions.PutItem, () => dynamoDb.PutItemAsync(request, cancellation), cancellation);
    }

    /// <summary>
    /// Puts a row in the place of an older one; false where the one that is there is as new or newer, and stays.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="age">The attribute with the time that decides.</param>
    /// <param name="cancellation">Stops waiting and calling.</param>
    /// <exception cref="AwsCallException">It is not known whether it was put. Putting it again is safe.</exception>
    public Task<bool> PutNewerAsync(LedgerRow row, string age, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(row);
        var request = new PutItemRequest
        {
            TableName = table,
            Item = LedgerItem.Of(row),
            ConditionExpression = $"{IsNew} OR #age < :age",
            ExpressionAttributeNames = new() { ["#age"] = age },
            ExpressionAttributeValues = new() { [":age"] = new(row.Require(age)) },
        };
        return IfAsync(
            DynamoDbActions.PutItem, () => dynamoDb.PutItemAsync(request, cancellation), cancellation);
    }

    /// <summary>
    /// Puts a row in the place of the one that was read; false where somebody changed that meanwhile, which then stays.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="attribute">The attribute that every change of the row changes.</param>
    /// <param name="read">Its value as it was read; null where there was no row.</param>
    /// <param name="cancellation">Stops waiting and calling.</param>
    /// <exception cref="AwsCallException">It is not known whether it was put.</exception>
    public Task<bool> ReplaceAsync(LedgerRow row, string attribute, string? read, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(row);
        var request = new PutItemRequest { TableName = table, Item = LedgerItem.Of(row), ConditionExpression = IsNew };
        if (read is not null)
        {
            request.ConditionExpression = "#read = :read";
            request.ExpressionAttributeNames = new() { ["#read"] = attribute };
            request.ExpressionAttributeValues = new() { [":read"] = new(read) };
        }

        return IfAsync(
            DynamoDbActions.PutItem, () => dynamoDb.PutItemAsync(request, cancellation), cancellation);
    }

    /// <summary>A row as it is now; null where there is none.</summary>
    /// <exception cref="AwsCallException">It could not be read.</exception>
    public async Task<LedgerRow?> GetAsync(LedgerKey key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        var request = new GetItemRequest { TableName = table, Key = LedgerItem.KeyOf(key), ConsistentRead = true };
        var answer = await calls.MakeAsync(
            DynamoDbActions.GetItem, () => dynamoDb.GetItemAsync(request, cancellation), cancellation);
        return answer.Item is { Count: > 0 } item ? LedgerItem.Read(item) : null;
    }

    /// <summary>Takes a row away; nothing happens where there is none.</summary>
    /// <exception cref="AwsCallException">It is not known whether it was. Doing it again is safe.</exception>
    public Task DeleteAsync(LedgerKey key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        var request = new DeleteItemRequest { TableName = table, Key = LedgerItem.KeyOf(key) };
        return calls.MakeAsync(
            DynamoDbActions.DeleteItem, () => dynamoDb.DeleteItemAsync(request, cancellation), cancellation);
    }

    /// <summary>
    /// Lets DynamoDB remove a row after a time, or keeps it where that is null; false where there is no row.
    /// </summary>
    /// <exception cref="AwsCallException">It is not known whether it was set. Setting it again is safe.</exception>
    public Task<bool> ExpireAsync(LedgerKey key, DateTimeOffset? after, CancellationToken cancellation) =>
        UpdateAsync(
            key,
            after is null ? "REMOVE #name" : "SET #name = :value",
            Exists,
            new() { ["#name"] = LedgerKey.Expires },
            after is { } time ? new() { [":value"] = LedgerItem.Number(time) } : null,
            cancellation);

    /// <summary>
    /// The rows of a list of the index, by time: a moment old, as an index follows its table. They hold no more than
    /// what is needed to look at the account itself.
    /// </summary>
    /// <param name="list">The list.</param>
    /// <param name="until">The last time that counts (UTC).</param>
    /// <param name="cancellation">Stops waiting and calling.</param>
    /// <exception cref="AwsCallException">A page is missing.</exception>
    public Task<IReadOnlyList<LedgerRow>> ListAsync(string list, DateTimeOffset until, CancellationToken cancellation)
    {
        Dictionary<string, AttributeValue>? last = null;
        return calls.ListAsync(
            DynamoDbActions.Query,
            after => dynamoDb.QueryAsync(
                new QueryRequest
                {
                    TableName = table,
                    IndexName = LedgerKey.ListIndex,
                    KeyConditionExpression = "#list = :list AND #at <= :until",
                    ExpressionAttributeNames = new() { ["#list"] = LedgerKey.List, ["#at"] = LedgerKey.ListedAt },
                    ExpressionAttributeValues = new()
                    {
                        [":list"] = new(list), [":until"] = new(RowText.Of(until)),
                    },
                    ExclusiveStartKey = after is null ? null : last,
                },
                cancellation),
            answer =>
            {
                last = answer.LastEvaluatedKey;
                return Page.Of(
                    [.. (answer.Items ?? []).Select(LedgerItem.Read)],
                    last is { Count: > 0 }
                        ? $"{last[LedgerKey.PartitionAttribute].S} {last[LedgerKey.SortAttribute].S}"
                        : null);
            },
            cancellation);
    }

    /// <summary>
    /// Sets a time of a row where it has none that is as late or later; false where it has, or where there is no row.
    /// </summary>
    /// <param name="key">The row.</param>
    /// <param name="name">The attribute.</param>
    /// <param name="time">The time to set.</param>
    /// <param name="unlessSince">A time that the row has must be before this one.</param>
    /// <param name="unless">An attribute that the row must not have.</param>
    /// <param name="cancellation">Stops waiting and calling.</param>
    /// <exception cref="AwsCallException">It is not known whether it was set.</exception>
    public Task<bool> TakeAsync(
        LedgerKey key,
        string name,
        DateTimeOffset time,
        DateTimeOffset unlessSince,
        string unless,
        CancellationToken cancellation) =>
        UpdateAsync(
            key,
            "SET #name = :value",
            $"{Exists} AND attribute_not_exists(#other) AND (attribute_not_exists(#name) OR #name < :since)",
            new() { ["#name"] = name, ["#other"] = unless },
            new() { [":value"] = new(RowText.Of(time)), [":since"] = new(RowText.Of(unlessSince)) },
            cancellation);

    /// <summary>Sets a text of a row that is there; false where there is no row.</summary>
    /// <exception cref="AwsCallException">It is not known whether it was set. Setting it again is safe.</exception>
    public Task<bool> SetAsync(LedgerKey key, string name, string value, CancellationToken cancellation) =>
        UpdateAsync(
            key,
            "SET #name = :value",
            Exists,
            new() { ["#name"] = name },
            new() { [":value"] = new(value) },
            cancellation);

    /// <summary>Sets a text of a row that is there and takes it off its list; false where there is no row.</summary>
    /// <exception cref="AwsCallException">It is not known whether it was set. Setting it again is safe.</exception>
    public Task<bool> MarkAsync(LedgerKey key, string name, string value, CancellationToken cancellation) =>
        UpdateAsync(
            key,
            "SET #name = :value REMOVE #list, #at",
            Exists,
            new() { ["#name"] = name, ["#list"] = LedgerKey.List, ["#at"] = LedgerKey.ListedAt },
            new() { [":value"] = new(value) },
            cancellation);

    /// <summary>The same, and sets another attribute, too.</summary>
    /// <exception cref="AwsCallException">It is not known whether it was set. Setting it again is safe.</exception>
    public Task<bool> MarkAlsoAsync(
        LedgerKey key, string name, string value, string also, CancellationToken cancellation) =>
        UpdateAsync(
            key,
            "SET #name = :value, #other = :yes REMOVE #list, #at",
            Exists,
            new()
            {
                ["#name"] = name,
                ["#other"] = also,
                ["#list"] = LedgerKey.List,
                ["#at"] = LedgerKey.ListedAt,
            },
            new() { [":value"] = new(value), [":yes"] = new("yes") },
            cancellation);

    /// <summary>The same, and takes another attribute away.</summary>
    /// <exception cref="AwsCallException">It is not known whether it was set. Setting it again is safe.</exception>
    public Task<bool> MarkWithoutAsync(
        LedgerKey key, string name, string value, string without, CancellationToken cancellation) =>
        UpdateAsync(
            key,
            "SET #name = :value REMOVE #list, #at, #other",
            Exists,
            new()
            {
                ["#name"] = name,
                ["#list"] = LedgerKey.List,
                ["#at"] = LedgerKey.ListedAt,
                ["#other"] = without,
            },
            new() { [":value"] = new(value) },
            cancellation);

    /// <summary>Every row of a partition whose sort key begins so, as it is now, by sort key.</summary>
    /// <exception cref="AwsCallException">A page is missing: half of the rows would end incidents.</exception>
    public Task<IReadOnlyList<LedgerRow>> ReadAsync(string partition, string prefix, CancellationToken cancellation) =>
        calls.ListAsync(
            DynamoDbActions.Query,
            after => dynamoDb.QueryAsync(
                new QueryRequest
                {
                    TableName = table,
                    ConsistentRead = true,
                    KeyConditionExpression =
                        $"{LedgerKey.PartitionAttribute} = :pk AND begins_with({LedgerKey.SortAttribute}, :sk)",
                    ExpressionAttributeValues = new() { [":pk"] = new(partition), [":sk"] = new(prefix) },
                    ExclusiveStartKey = after is null ? null : LedgerItem.KeyOf(new(partition, after)),
                },
                cancellation),
            answer => Page.Of(
                [.. (answer.Items ?? []).Select(LedgerItem.Read)],
                answer.LastEvaluatedKey is { Count: > 0 } last ? last[LedgerKey.SortAttribute].S : null),
            cancellation);

    private Task<bool> UpdateAsync(
        LedgerKey key,
        string update,
        string condition,
        Dictionary<string, string> names,
        Dictionary<string, AttributeValue>? values,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        var request = new UpdateItemRequest
        {
            TableName = table,
            Key = LedgerItem.KeyOf(key),
            UpdateExpression = update,
            ConditionExpression = condition,
            ExpressionAttributeNames = names,
            ExpressionAttributeValues = values,
        };
        return IfAsync(
            DynamoDbActions.UpdateItem, () => dynamoDb.UpdateItemAsync(request, cancellation), cancellation);
    }

    private async Task<bool> IfAsync<T>(string action, Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            await calls.MakeAsync(action, call, cancellation);
            return true;
        }
        catch (AwsCallException exception) when (exception.InnerException is ConditionalCheckFailedException)
        {
            return false;
        }
    }
}
