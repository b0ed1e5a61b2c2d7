using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles.Deployment;

/// <summary>
/// The roles and the bucket by which <c>cdk deploy</c> works in an account, as <c>cdk bootstrap</c> names them.
/// </summary>
/// <remarks>
/// Another qualifier gives other names: a policy that names the roles is then judged by the wrong ones.
/// Source: https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html
/// </remarks>
public static class CdkBootstrap
{
    private const string Qualifier = "hnb659fds";

    /// <summary>The role as which CloudFormation makes the resources of a stack.</summary>
    public const string Execution = "cfn-exec";

    /// <summary>The role as which CDK starts a deploy.</summary>
    public const string Deploy = "deploy";

    /// <summary>The role as which CDK uploads the functions' code.</summary>
    public const string Publish = "file-publishing";

    /// <summary>The ARN of one of the roles in an account, which has them for each Region of its bootstraps.</summary>
    public static string Role(OrganizationConfig config, string role, AccountId account, string region) =>
        $"arn:{config.Partition}:iam::{account}:role/cdk-{Qualifier}-{role}-role-{account}-{region}";

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
            Role(config, Execution, stack.Account, stack.Region),
            ConditionKeys.PassedToService,
            "cloudformation.amazonaws.com"),
        new RoleCall(
            "ssm:GetParameters", ResourceArns.Of(config, "ssm", $"parameter/cdk-bootstrap/{Qualifier}/version"))
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
        + $"cdk-{Qualifier}-assets-{PseudoParameters.AccountId}-{PseudoParameters.Region}";
}
