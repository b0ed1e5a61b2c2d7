namespace Guardrails.Core.Recheck;

/// <summary>A Config rule of an account.</summary>
/// <param name="Name">Its name, by which it is started.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="CreatedBy">The service that made it; null for a rule that the account made by itself.</param>
public sealed record AccountRule(string Name, string? Arn, string? CreatedBy)
{
    /// <summary>True where this service made it: nobody but AWS gives a rule such a creator and such an ARN.</summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigRule.html, CreatedBy.
    /// </remarks>
    public bool IsMadeBy(string service) =>
        CreatedBy == service
        && Arn?.Split(':', 6) is [_, _, "config", _, _, var resource]
        && resource.StartsWith($"config-rule/aws-service-rule/{service}/", StringComparison.Ordinal);
}
