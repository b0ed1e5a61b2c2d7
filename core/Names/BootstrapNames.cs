using Guardrails.Core.Ids;

namespace Guardrails.Core.Names;

/// <summary>
/// The names by which CDK deploys to an account, as <c>cdk bootstrap</c> makes them. Each holds the bootstrap's
/// qualifier.
/// </summary>
/// <remarks>Source: https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html</remarks>
public static class BootstrapNames
{
    /// <summary>The qualifier in the names of a bootstrap that names no other.</summary>
    public const string DefaultQualifier = "hnb659fds";

    /// <summary>The role as which CloudFormation makes the resources of a stack.</summary>
    public const string Execution = "cfn-exec";

    /// <summary>The role as which CDK starts a deploy; it passes the other one to CloudFormation.</summary>
    public const string Deploy = "deploy";

    /// <summary>The role as which CDK uploads the functions' code.</summary>
    public const string Publish = "file-publishing";

    /// <summary>The name of one of the roles.</summary>
    /// <param name="qualifier">The bootstrap's qualifier.</param>
    /// <param name="role">The role, such as <see cref="Execution"/>.</param>
    /// <param name="account">The account of the bootstrap.</param>
    /// <param name="region">The Region of the bootstrap.</param>
    public static string Role(string qualifier, string role, AccountId account, string region) =>
        $"cdk-{qualifier}-{role}-role-{account}-{region}";

    /// <summary>The name of the bucket that holds functions' code and long templates.</summary>
    /// <param name="qualifier">The bootstrap's qualifier.</param>
    /// <param name="account">The account of the bootstrap, or what stands for it.</param>
    /// <param name="region">The Region of the bootstrap, or what stands for it.</param>
    public static string Bucket(string qualifier, string account, string region) =>
        $"cdk-{qualifier}-assets-{account}-{region}";

    /// <summary>The parameter that holds the bootstrap's version, without a slash before it.</summary>
    public static string VersionParameter(string qualifier) => $"cdk-bootstrap/{qualifier}/version";
}
