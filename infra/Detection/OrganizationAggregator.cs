using Amazon.CDK.AWS.Config;
using Amazon.CDK.AWS.IAM;
using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Infra.Roles;

namespace Guardrails.Infra.Detection;

/// <summary>Where the results of every account come together.</summary>
internal sealed class OrganizationAggregator : Construct
{
    public OrganizationAggregator(Construct scope, string id, OrganizationConfig config)
        : base(scope, id)
    {
        var role = new CfnRole(this, "Role", new CfnRoleProps
        {
            RoleName = DeployedNames.Aggregator + "Aggregator",
            Description = "Lets AWS Config read which accounts the organization has",
            AssumeRolePolicyDocument = JsiiData.Of(TrustPolicy.OfService(TrustedServices.Config).Render()),
            ManagedPolicyArns = [$"arn:{config.Partition}:iam::aws:policy/service-role/AWSConfigRoleForOrganizations"],
        });

        // The rules run in the home Region only, so nothing else is aggregated.
        new CfnConfigurationAggregator(this, "Aggregator", new CfnConfigurationAggregatorProps
        {
            ConfigurationAggregatorName = DeployedNames.Aggregator,
            OrganizationAggregationSource = new CfnConfigurationAggregator.OrganizationAggregationSourceProperty
            {
                RoleArn = role.AttrArn,
                AwsRegions = [config.HomeRegion],
            },
        });
    }
}
