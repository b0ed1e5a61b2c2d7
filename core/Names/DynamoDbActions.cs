namespace Guardrails.Core.Names;

/// <summary>The calls of Amazon DynamoDB that the code makes, as IAM names them.</summary>
public static class DynamoDbActions
{
    /// <summary>Writes a row.</summary>
    public const string PutItem = "dynamodb:PutItem";

    /// <summary>Changes attributes of a row.</summary>
    public const string UpdateItem = "dynamodb:UpdateItem";

    /// <summary>Takes a row away.</summary>
    public const string DeleteItem = "dynamodb:DeleteItem";

    /// <summary>Reads a row.</summary>
    public const string GetItem = "dynamodb:GetItem";

    /// <summary>Reads the rows of a partition.</summary>
    public const string Query = "dynamodb:Query";
}
