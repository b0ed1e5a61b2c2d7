using Guardrails.Core.Policies;

namespace Guardrails.Core.Guardrails.Catalog;

/// <summary>Statements by which a service control policy recognizes a root user.</summary>
internal static class RootUserStatement
{
    /// <summary>
    /// Any account's root user, in any partition, so that one document serves all; AWS Control Tower writes it so, too.
    /// </summary>
    /// <remarks>
    /// Service control policies have no <c>Principal</c> element, so the principal's ARN stands for it.
    /// Source:
    /// https://docs.aws.amazon.com/controltower/latest/controlreference/strongly-recommended-preventive-controls.html
    /// </remarks>
    public const string AnyArn = "arn:*:iam::*:root";

    /// <summary>Any account's sessions by sts:GetFederationToken: a root user's, and those of IAM users.</summary>
    /// <remarks>
    /// Source:
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
    /// </remarks>
    public const string AnyFederatedArn = "arn:*:sts::*:federated-user/*";

    /// <summary>A statement that denies root users, and nobody else, these actions.</summary>
    public static PolicyStatement Denied(string sid, Patterns actions) =>
        new PolicyStatement(Effect.Deny, actions, Patterns.Any) { Sid = sid }
            .When("ArnLike", "aws:PrincipalArn", AnyArn);

    /// <summary>
    /// A statement that denies root users and the sessions that they federated these actions. Nothing tells such a
    /// session from an IAM user's, so that it denies those, too.
    /// </summary>
    public static PolicyStatement DeniedWithFederated(string sid, Patterns actions) =>
        new PolicyStatement(Effect.Deny, actions, Patterns.Any) { Sid = sid }
            .When("ArnLike", "aws:PrincipalArn", AnyArn, AnyFederatedArn);
}
