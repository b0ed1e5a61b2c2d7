using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Guardrails.Tests.Bench.Reporting;

/// <summary>
/// A ledger of any number of accounts in which all have the rows of one, under their own ids: a table of 50,000 in
/// memory would be most of what is measured.
/// </summary>
/// <param name="template">The table with the rows of the one.</param>
/// <param name="account">The one's id.</param>
internal sealed class TemplateTable(IAmazonDynamoDB template, string account) : AmazonDynamoDBClient(
    new AnonymousAWSCredentials(), new AmazonDynamoDBConfig { ServiceURL = "http://127.0.0.1:9" })
{
    private int _calls;

    /// <summary>The queries.</summary>
    public int Calls => _calls;

    public override async Task<QueryResponse> QueryAsync(
        QueryRequest request, CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref _calls);
        var values = request.ExpressionAttributeValues;
        var partition = values[":pk"].S;
        var asked = partition[(partition.IndexOf('/') + 1)..];
        var rows = await template.QueryAsync(
            new QueryRequest
            {
                ExpressionAttributeValues = new Item(values)
                {
                    [":pk"] = new(partition.Replace(asked, account, StringComparison.Ordinal)),
                },
            },
            cancellation);
        return new QueryResponse
        {
            Items =
            [
                .. (rows.Items ?? []).Select(row => row.ToDictionary(one => one.Key, one => Of(one.Value, asked))),
            ],
        };
    }

    private AttributeValue Of(AttributeValue value, string asked) => value switch
    {
        { S: { } text } => new(text.Replace(account, asked, StringComparison.Ordinal)),
        { L: { } list } => new() { L = [.. list.Select(one => Of(one, asked))] },
        _ => value,
    };
}
