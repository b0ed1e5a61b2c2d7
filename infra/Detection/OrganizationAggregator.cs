using Amazon.CDK.AWS.Config;
using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Infra.Constructs;

namespace Guardrails.Infra.Detection;

/// <summary>Brings the results of every account together.</summary>
internal sealed class OrganizationAggregator : Construct
{
    public OrganizationAggregator(Construct scope, string id, OrganizationConfig config)
        : base(scope, id)
    {
        var role = AggregatorRole.Of(config);

        // The rules run in one Region only, so nothing else is aggregated.
        new CfnConfigurationAggregator(this, "Aggregator", new CfnConfigurationAggregatorProps
        {
            ConfigurationAggregatorName = DeployedNames.Aggregator,
            OrganizationAggregationSource = new CfnConfigurationAggregator.OrganizationAggregationSourceProperty
            {
                RoleArn =
                    DetectionRolesStack.ArnOf(config, role) ?? RoleResource.AddTo(this, "Role", role).AttrArn,
                AwsRegions = [config.DetectionRegion],
            },
        });
    }
}
