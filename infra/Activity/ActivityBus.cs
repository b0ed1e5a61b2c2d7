using Amazon.CDK.AWS.Events;
using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Infra.Constructs;

namespace Guardrails.Infra.Activity;

/// <summary>The bus to which every account's root events come.</summary>
internal sealed class ActivityBus : Construct
{
    public ActivityBus(Construct scope, string id, OrganizationConfig config)
        : base(scope, id)
    {
        Resource = new CfnEventBus(this, "Bus", new CfnEventBusProps { Name = DeployedNames.ActivityBus });
        new CfnEventBusPolicy(this, "Policy", new CfnEventBusPolicyProps
        {
            EventBusName = Resource.Ref,
            StatementId = "OrganizationOnly",
            Statement = JsiiData.OnlyStatement(ActivityBusPolicy.Of(config, Resource.AttrArn)),
        });
    }

    public CfnEventBus Resource { get; }
}
