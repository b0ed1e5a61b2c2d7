namespace Guardrails.Local.Services.DynamoDb;

/// <summary>Amazon DynamoDB's state.</summary>
internal sealed class DynamoDbState
{
    /// <summary>Tables by ARN.</summary>
    public SortedDictionary<string, Table> Tables { get; } = new(StringComparer.Ordinal);
}
