namespace Guardrails.Core.Usage.Replacement;

/// <summary>IAM's limits of a role's policies.</summary>
/// <remarks>
/// IAM does not count white space. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
/// </remarks>
public static class PolicyQuotas
{
    /// <summary>Characters of a managed policy.</summary>
    public const int ManagedPolicy = 6_144;

    /// <summary>Characters of all inline policies of a role together.</summary>
    public const int InlineTotal = 10_240;

    /// <summary>Managed policies of a role, unless AWS has raised the account's quota.</summary>
    public const int PoliciesPerRole = 20;
}
