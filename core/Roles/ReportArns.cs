using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>The bucket of the reports, and what is in it.</summary>
public static class ReportArns
{
    /// <summary>The bucket's name.</summary>
    public static string BucketName(OrganizationConfig config) =>
        DeployedNames.ReportBucket(config.DelegatedAdministrator, config.HomeRegion);

    /// <summary>The bucket.</summary>
    public static string Bucket(OrganizationConfig config) => $"arn:{config.Partition}:s3:::{BucketName(config)}";

    /// <summary>Everything in it.</summary>
    public static string Objects(OrganizationConfig config) => $"{Bucket(config)}/*";

    /// <summary>The dated reports.</summary>
    public static string Dated(OrganizationConfig config) => $"{Bucket(config)}/{ReportKeys.Dated}{Gap.Name}";

    /// <summary>The object that names the newest report's.</summary>
    public static string Latest(OrganizationConfig config) => $"{Bucket(config)}/{ReportKeys.Latest}";
}
