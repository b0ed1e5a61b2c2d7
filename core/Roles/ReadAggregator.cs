using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>The right to read what AWS Config's aggregator shows.</summary>
internal static class ReadAggregator
{
    /// <summary>The right. The aggregator's id is AWS's.</summary>
    public static RoleGrant Of(OrganizationConfig config) => new(
        "ReadAggregator",
        $"arn:{config.Partition}:config:{config.DetectionRegion}:{config.DelegatedAdministrator}:"
            + $"config-aggregator/config-aggregator-{Gap.Name}",
        ConfigActions.DescribeAggregateComplianceByConfigRules);
}
