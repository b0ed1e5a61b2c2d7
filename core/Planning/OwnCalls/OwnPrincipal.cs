using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Core.Roles.Deployment;

namespace Guardrails.Core.Planning.OwnCalls;

/// <summary>The way in which a principal came to its credentials: it decides what a request says.</summary>
internal enum OwnPrincipalKind
{
    /// <summary>The execution role of a function.</summary>
    Function,

    /// <summary>A role that an AWS service assumes.</summary>
    OfService,

    /// <summary>A role that a function assumes.</summary>
    Chained,

    /// <summary>The role by which StackSets acts in a member account.</summary>
    StackSets,

    /// <summary>A role that the CDK assumes for whoever deploys, a person or a pipeline.</summary>
    Cdk,

    /// <summary>The root user in a session that was opened by sts:AssumeRoot.</summary>
    RootSession,
}

/// <summary>A principal that makes calls of Guardrails.</summary>
/// <param name="Kind">The way to its credentials.</param>
/// <param name="Account">Its account.</param>
/// <param name="Arn">Its ARN, as in <c>aws:PrincipalArn</c>.</param>
/// <param name="Everywhere">The ARN by which a policy names it in every account.</param>
internal sealed record OwnPrincipal(OwnPrincipalKind Kind, AccountId Account, string Arn, string Everywhere)
{
    private const string StackSetsRole = StackSetsRoleNames.Prefix;
    private static readonly string StackSetsDigits = new('0', StackSetsRoleNames.Digits);

    /// <summary>The function that has it for its execution role; null for everybody else.</summary>
    public string? Function { get; private init; }

    /// <summary>A role of the product.</summary>
    public static OwnPrincipal Of(OrganizationConfig config, ProductRole role, AccountId account)
    {
        var function = DeployedFunction.All.SingleOrDefault(one => one.Name == role.Name);
        var kind = function is not null ? OwnPrincipalKind.Function
            : role.Trust.Caller.Service is null ? OwnPrincipalKind.Chained
            : OwnPrincipalKind.OfService;
        return new(kind, account, role.Arn(config.Partition, account), Role(config, "*", role.Path[1..] + role.Name))
        {
            Function = function is null
                ? null
                : $"arn:{config.Partition}:lambda:{function.RegionIn(config)}:{account}:function:{role.Name}",
        };
    }

    /// <summary>A role of CDK's bootstrap of a Region.</summary>
    public static OwnPrincipal OfBootstrap(OrganizationConfig config, string role, AccountId account, string region)
    {
        var arn = CdkBootstrap.Role(config, role, account, region);
        var kind = role == BootstrapNames.Execution ? OwnPrincipalKind.OfService : OwnPrincipalKind.Cdk;
        return new(kind, account, arn, arn);
    }

    /// <summary>StackSets in a member account.</summary>
    public static OwnPrincipal OfStackSets(OrganizationConfig config, AccountId account) => new(
        OwnPrincipalKind.StackSets,
        account,
        Role(config, account.Value, StackSetsRole + StackSetsDigits),
        Role(config, "*", StackSetsRole + "*"));

    /// <summary>The root session in a member account.</summary>
    public static OwnPrincipal OfRootSession(OrganizationConfig config, AccountId account) => new(
        OwnPrincipalKind.RootSession,
        account,
        $"arn:{config.Partition}:iam::{account}:root",
        $"arn:{config.Partition}:iam::*:root");

    /// <summary>True where the deploy makes it, and so knows its tags: it has none.</summary>
    public bool IsOurs => Kind is OwnPrincipalKind.Function or OwnPrincipalKind.Chained
        || (Kind is OwnPrincipalKind.OfService && Arn != Everywhere);

    private static string Role(OrganizationConfig config, string account, string name) =>
        $"arn:{config.Partition}:iam::{account}:role/{name}";
}
