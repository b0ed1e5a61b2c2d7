using Guardrails.Local.Functions;

namespace Guardrails.Local.Services.Lambda;

/// <summary>A Lambda function with its resource policy.</summary>
internal sealed class LambdaFunction(string arn, string accountId, string region)
{
    public string Arn { get; } = arn;

    public string AccountId { get; } = accountId;

    public string Region { get; } = region;

    public required string RoleArn { get; set; }

    public required FunctionSettings Settings { get; set; }

    /// <summary>The function that runs it.</summary>
    public required Function Running { get; set; }

    /// <summary>Statements of the resource policy by id.</summary>
    public SortedDictionary<string, LambdaPermission> Permissions { get; } = new(StringComparer.Ordinal);
}

/// <summary>One statement of a function's resource policy. A null restriction restricts nothing.</summary>
internal sealed record LambdaPermission(
    string Principal, string Action, string? SourceAccount, string? SourceArn, string? PrincipalOrgId);
