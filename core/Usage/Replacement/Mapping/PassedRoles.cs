using System.Text.RegularExpressions;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Usage.Replacement.Mapping;

/// <summary>Roles that a call hands to a service: <c>iam:PassRole</c>, which no event is ever called.</summary>
/// <remarks>
/// A role's ARN in a parameter whose name speaks of a role is one that is passed, except where the call is about the
/// role itself. The service is named where AWS says which one it is. Sources:
/// https://docs.aws.amazon.com/batch/latest/APIReference/API_CreateComputeEnvironment.html,
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html and
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddRoleToInstanceProfile.html
/// </remarks>
internal static partial class PassedRoles
{
    public const string Action = "iam:PassRole";
    public const string PassedTo = "iam:PassedToService";

    private const string ProfilePath = ":instance-profile/";

    // Services that take a role's ARN to act on it or to become it.
    private static readonly HashSet<string> AboutRoles = new(StringComparer.Ordinal) { "iam", "sts", "sso", "ram" };

    // The service principals of the services' own pages on roles. Where a service passes roles on to several, none
    // stands here: a wrong condition would refuse what the key was allowed.
    private static readonly Dictionary<string, string> Principals = new(StringComparer.Ordinal)
    {
        ["appsync"] = "appsync.amazonaws.com",
        ["backup"] = "backup.amazonaws.com",
        ["cloudformation"] = "cloudformation.amazonaws.com",
        ["cloudtrail"] = "cloudtrail.amazonaws.com",
        ["codebuild"] = "codebuild.amazonaws.com",
        ["codedeploy"] = "codedeploy.amazonaws.com",
        ["codepipeline"] = "codepipeline.amazonaws.com",
        ["config"] = "config.amazonaws.com",
        ["ecs"] = "ecs-tasks.amazonaws.com",
        ["events"] = "events.amazonaws.com",
        ["firehose"] = "firehose.amazonaws.com",
        ["glue"] = "glue.amazonaws.com",
        ["lambda"] = "lambda.amazonaws.com",
        ["pipes"] = "pipes.amazonaws.com",
        ["redshift"] = "redshift.amazonaws.com",
        ["sagemaker"] = "sagemaker.amazonaws.com",
        ["scheduler"] = "scheduler.amazonaws.com",
        ["states"] = "states.amazonaws.com",
        ["transfer"] = "transfer.amazonaws.com",
    };

    // ECS hands a role to tasks, but this one to itself.
    private const string OfEcsService = "ecs:role";

    private static readonly Dictionary<string, string> ByParameter = new(StringComparer.Ordinal)
    {
        [OfEcsService] = "ecs.amazonaws.com",
        ["batch:serviceRole"] = "batch.amazonaws.com",
        ["ec2:deliverLogsPermissionArn"] = "vpc-flow-logs.amazonaws.com",
        ["rds:monitoringRoleArn"] = "monitoring.rds.amazonaws.com",
    };

    // Calls that name a role by its name alone. The role's path is not known, and names are unique whatever the path.
    private static readonly Dictionary<string, string> ByName = new(StringComparer.Ordinal)
    {
        ["iam:AddRoleToInstanceProfile"] = "roleName",
        ["batch:CreateComputeEnvironment"] = "serviceRole",
        ["batch:UpdateComputeEnvironment"] = "serviceRole",
        ["glue:CreateJob"] = "role",
        ["glue:CreateCrawler"] = "role",
        ["glue:UpdateCrawler"] = "role",
        ["elasticmapreduce:RunJobFlow"] = "serviceRole",
    };

    /// <summary>The permissions to pass roles that a call needs.</summary>
    public static IEnumerable<NeededPermission> Of(string service, CallFacts facts)
    {
        var arns = AboutRoles.Contains(service)
            ? []
            : facts.Texts().Where(text => SpeaksOfRole(text.Name) && RoleArn().IsMatch(text.Value))
                .Select(text => (Arn: text.Value, To: Principal(service, text.Name, facts)))
                .Distinct()
                .Select(passed => Permission([passed.Arn], passed.To));
        return arns.Concat(Named(service, facts));
    }

    /// <summary>The instance profiles that a call names: it passes their roles, which it does not name.</summary>
    public static IEnumerable<string> Profiles(string service, CallFacts facts)
    {
        if (service == "iam")
            return [];
        var values = facts.Values("iamInstanceProfile").Concat(facts.Values("iamInstanceProfile.name"))
            .Concat(facts.Values("iamInstanceProfile.arn"))
            .Concat(service == "batch" ? facts.Values("computeResources.instanceRole") : [])
            .Concat(facts.Texts().Where(text => text.Value.Contains(ProfilePath)).Select(text => text.Value));
        return values.Select(text => text[(text.LastIndexOf('/') + 1)..]).Distinct(StringComparer.Ordinal);
    }

    /// <summary>The permission to hand a role to EC2.</summary>
    public static NeededPermission ToInstances(IReadOnlyList<string> arns, Partition partition) =>
        Permission(arns, partition == Partition.China ? null : "ec2.amazonaws.com");

    /// <summary>The ARNs of a role of which only the name is known, or the name with its path.</summary>
    /// <exception cref="UnwritableNameException">A policy cannot hold the name.</exception>
    public static IReadOnlyList<string> Arns(string name, CallFacts facts)
    {
        var start = $"arn:{facts.Partition.Name}:iam::{facts.Account.Value}:role/";
        var literal = ParameterNames.Literal(name.TrimStart('/'));
        return name.Contains('/') ? [start + literal] : [start + "*/" + literal, start + literal];
    }

    private static IEnumerable<NeededPermission> Named(string service, CallFacts facts) =>
        ByName.TryGetValue($"{service}:{facts.Event.Name}", out var parameter)
        && facts.Values(parameter) is [{ Length: > 0 } name] && !ParameterNames.IsArn(name)
            ? [Permission(Arns(name, facts), Principal(service, parameter, facts))]
            : [];

    private static NeededPermission Permission(IReadOnlyList<string> arns, string? to) =>
        new(Action, new ResourceScope.Named(arns)) { Only = to is null ? null : new(PassedTo, to) };

    // Service principals of China differ by service: none is named there.
    private static string? Principal(string service, string parameter, CallFacts facts) =>
        facts.Partition == Partition.China ? null
        : ByParameter.GetValueOrDefault($"{service}:{parameter}") ?? Principals.GetValueOrDefault(service);

    private static bool SpeaksOfRole(string parameter) =>
        parameter.Contains("role", StringComparison.OrdinalIgnoreCase) || parameter == "deliverLogsPermissionArn";

    [GeneratedRegex(@"\Aarn:(aws|aws-cn|aws-us-gov):iam::[0-9]{12}:role/[\w+=,.@/-]+\z", RegexOptions.ECMAScript)]
    private static partial Regex RoleArn();
}
