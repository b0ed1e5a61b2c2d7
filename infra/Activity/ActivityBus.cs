using Amazon.CDK.AWS.Events;
using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Infra.Activity;

/// <summary>The bus to which every account's root events come. Only this organization may put events on it.</summary>
internal sealed class ActivityBus : Construct
{
    public ActivityBus(Construct scope, string id, OrganizationConfig config)
        : base(scope, id)
    {
        Resource = new CfnEventBus(this, "Bus", new CfnEventBusProps { Name = DeployedNames.ActivityBus });

        // Whoever puts an event of their own cannot make it look like AWS's: no source that begins with "aws." is theirs to use.
        Policy = new CfnEventBusPolicy(this, "Policy", new CfnEventBusPolicyProps
        {
            EventBusName = Resource.Ref,
            StatementId = "OrganizationOnly",
            Statement = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["Effect"] = "Allow",
                ["Principal"] = "*",
                ["Action"] = "events:PutEvents",
                ["Resource"] = Resource.AttrArn,
                ["Condition"] = new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["StringEquals"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["aws:PrincipalOrgID"] = config.Id.Value },
                },
            },
        });
    }

    public CfnEventBus Resource { get; }

    public CfnEventBusPolicy Policy { get; }
}
