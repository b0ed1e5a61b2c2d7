using Guardrails.Core.Ids;

namespace Guardrails.Core.Names;

/// <summary>The names of the roles by which CDK deploys to an account, as its bootstrap makes them.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html</remarks>
public static class BootstrapNames
{
    /// <summary>The qualifier in the names of a bootstrap that names no other.</summary>
    public const string DefaultQualifier = "hnb659fds";

    /// <summary>The role by which CloudFormation changes resources.</summary>
    public static string ExecutionRole(string qualifier, AccountId account, string region) =>
        $"cdk-{qualifier}-cfn-exec-role-{account}-{region}";

    /// <summary>The role by which the deploy changes stacks; it passes the other one to CloudFormation.</summary>
    public static string DeployRole(string qualifier, AccountId account, string region) =>
        $"cdk-{qualifier}-deploy-role-{account}-{region}";
}
