using System.Text.RegularExpressions;
using Guardrails.Core.Ids;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Usage.Replacement;

/// <summary>Trust policies to fill in, one for each thing that can run an application.</summary>
public static partial class TrustPolicies
{
    private const string AssumeRole = "sts:AssumeRole";
    private const string EqualsOperator = "StringEquals";
    private const string ArnEquals = "ArnEquals";
    private const string SourceAccount = "aws:SourceAccount";
    private const string GitHub = "token.actions.githubusercontent.com";

    /// <summary>The trust policy of a kind.</summary>
    /// <param name="account">The account of the role.</param>
    /// <remarks>
    /// Sources: https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html,
    /// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html,
    /// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html,
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html,
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html and
    /// https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html
    /// </remarks>
    public static PolicyDocument Of(TrustKind kind, Partition partition, AccountId account)
    {
        ArgumentNullException.ThrowIfNull(partition);
        ArgumentNullException.ThrowIfNull(account);
        return new(
        [
            kind switch
            {
                TrustKind.Lambda => Service("lambda.amazonaws.com"),
                TrustKind.EcsTasks => Service("ecs-tasks.amazonaws.com")
                    .When(ArnEquals, "aws:SourceArn",
                        $"arn:{partition}:ecs:REPLACE-WITH-REGION:{account}:*")
                    .When(EqualsOperator, SourceAccount, account.Value),
                TrustKind.Ec2 => Service(partition == Partition.China ? "ec2.amazonaws.com.cn" : "ec2.amazonaws.com"),
                TrustKind.GitHubActions => Trust(
                        PrincipalKind.Federated, $"arn:{partition}:iam::{account}:oidc-provider/{GitHub}",
                        "sts:AssumeRoleWithWebIdentity")
                    .When(EqualsOperator, $"{GitHub}:aud", $"sts.{partition.DnsSuffix}")
                    .When(EqualsOperator, $"{GitHub}:sub",
                        "repo:REPLACE-WITH-OWNER/REPLACE-WITH-REPOSITORY:ref:refs/heads/REPLACE-WITH-BRANCH"),
                TrustKind.Vendor => Trust(
                        PrincipalKind.AWS, $"arn:{partition}:iam::REPLACE-WITH-VENDOR-ACCOUNT:root", AssumeRole)
                    .When(EqualsOperator, "sts:ExternalId", "REPLACE-WITH-EXTERNAL-ID"),
                TrustKind.RolesAnywhere => Trust(
                        PrincipalKind.Service, "rolesanywhere.amazonaws.com",
                        AssumeRole, "sts:SetSourceIdentity", "sts:TagSession")
                    .When(ArnEquals, "aws:SourceArn", $"arn:{partition}:rolesanywhere:REPLACE-WITH-REGION:{account}:"
                        + "trust-anchor/REPLACE-WITH-TRUST-ANCHOR-ID")
                    .When(EqualsOperator, "aws:PrincipalTag/x509Subject/CN", "REPLACE-WITH-CERTIFICATE-COMMON-NAME"),
                _ => Trust(PrincipalKind.AWS, "REPLACE-WITH-PRINCIPAL", AssumeRole),
            },
        ]);
    }

    /// <summary>The placeholders of a trust policy, in the order of the alphabet.</summary>
    public static IReadOnlyList<string> ToFillIn(PolicyDocument policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return
        [
            .. Placeholder().Matches(policy.Minified()).Select(match => match.Value)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    private static PolicyStatement Service(string name) => Trust(PrincipalKind.Service, name, AssumeRole);

    private static PolicyStatement Trust(
        PrincipalKind kind, string principal, params IReadOnlyList<string> actions) =>
        new(Effect.Allow, Patterns.Of(actions), null) { Principal = new([new(kind, principal)]) };

    [GeneratedRegex("REPLACE-WITH-[A-Z]+(-[A-Z]+)*")]
    private static partial Regex Placeholder();
}
