using Amazon.CDK;
using Constructs;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Infra.Constructs;

namespace Guardrails.Infra.Detection;

/// <summary>
/// The stack of the delegated administrator account, in the home Region, with the roles of a
/// <see cref="DetectionStack"/> that is in another one.
/// </summary>
internal sealed class DetectionRolesStack : Stack
{
    public DetectionRolesStack(Construct scope, string id, StackProps props, OrganizationConfig config)
        : base(scope, id, props)
    {
        RoleResource.AddTo(this, "RootPostureRule", RootPostureRuleRole.Of(config));
        RoleResource.AddTo(this, "Aggregator", AggregatorRole.Of(config));
    }

    /// <summary>The ARN of a role of this stack; null where it is not there, as the rules run at home.</summary>
    public static string? ArnOf(OrganizationConfig config, ProductRole role) =>
        config.DetectsElsewhere ? role.Arn(config.Partition, config.DelegatedAdministrator) : null;
}
