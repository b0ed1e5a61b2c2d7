using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Organizations;

/// <summary>The ARNs of what Organizations manages: they belong to the management account.</summary>
internal static class OrganizationArns
{
    public static string Organization(World world) => $"{Prefix(world)}:organization/{world.OrganizationId}";

    public static string Account(World world, string id) => $"{Prefix(world)}:account/{world.OrganizationId}/{id}";

    public static string Root(World world, string id) => $"{Prefix(world)}:root/{world.OrganizationId}/{id}";

    public static string Policy(World world, string id) => id == OrganizationPolicy.FullAwsAccessId
        ? $"arn:{world.Partition}:organizations::aws:policy/service_control_policy/{id}"
        : $"{Prefix(world)}:policy/{world.OrganizationId}/service_control_policy/{id}";

    /// <summary>The ARN of a root, unit or account, by the form of its id.</summary>
    public static string Target(World world, string id) => id switch
    {
        ['r', '-', ..] => Root(world, id),
        ['o', 'u', '-', ..] => $"{Prefix(world)}:ou/{world.OrganizationId}/{id}",
        _ => Account(world, id),
    };

    /// <summary>The way from the organization to a unit or account, as Organizations writes paths.</summary>
    public static string Path(World world, string id) =>
        $"{world.OrganizationId}/{string.Concat(world.PathTo(id).Select(step => step + "/"))}";

    private static string Prefix(World world) => $"arn:{world.Partition}:organizations::{world.ManagementAccountId}";
}
