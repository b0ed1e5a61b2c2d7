using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles.Deployment;

/// <summary>
/// The roles and the bucket by which <c>cdk deploy</c> works in an account, as <c>cdk bootstrap</c> names them.
/// </summary>
public static class CdkBootstrap
{
    /// <summary>The ARN of one of the roles in an account, which has them for each Region of its bootstraps.</summary>
    /// <param name="config">The organization.</param>
    /// <param name="role">The role, such as <see cref="BootstrapNames.Execution"/>.</param>
    /// <param name="account">The account.</param>
    /// <param name="region">The Region of the bootstrap.</param>
    public static string Role(OrganizationConfig config, string role, AccountId account, string region) =>
        $"arn:{config.Partition}:iam::{account}:role/"
        + BootstrapNames.Role(config.BootstrapQualifier, role, account, region);

    /// <summary>The calls of the CDK itself for one stack.</summary>
    public static IReadOnlyList<RoleCall> StartCalls(OrganizationConfig config, DeployedStack stack) =>
    [
        .. ResourceArns.On(
            ResourceArns.Of(config, "cloudformation", $"stack/{stack.Name}/{Gap.Name}"),
            CloudFormationActions.DescribeStacks,
            "cloudformation:GetTemplate",
            "cloudformation:CreateChangeSet",
            "cloudformation:DescribeChangeSet",
            "cloudformation:ExecuteChangeSet",
            "cloudformation:DescribeStackEvents"),
        ResourceArns.With(
            IamActions.PassRole,
            Role(config, BootstrapNames.Execution, stack.Account, stack.Region),
            ConditionKeys.PassedToService,
            "cloudformation.amazonaws.com"),
        new RoleCall(
            "ssm:GetParameters",
            ResourceArns.Of(config, "ssm", $"parameter/{BootstrapNames.VersionParameter(config.BootstrapQualifier)}"))
        {
            OnBehalf = true,
        },
    ];

    /// <summary>The calls by which the functions' code comes to an account.</summary>
    public static IReadOnlyList<RoleCall> PublishCalls(OrganizationConfig config) =>
    [
        .. ResourceArns.On(Bucket(config), "s3:GetBucketLocation", "s3:ListBucket", "s3:GetEncryptionConfiguration"),
        new RoleCall("s3:PutObject", Asset(config)),
    ];

    /// <summary>The place of a function's code.</summary>
    internal static string Asset(OrganizationConfig config) => $"{Bucket(config)}/{Gap.Name}.zip";

    private static string Bucket(OrganizationConfig config) =>
        $"arn:{config.Partition}:s3:::"
        + BootstrapNames.Bucket(config.BootstrapQualifier, PseudoParameters.AccountId, PseudoParameters.Region);
}
