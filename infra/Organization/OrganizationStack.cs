using Amazon.CDK;
using Constructs;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Infra.Functions;
using Guardrails.Infra.Input;

namespace Guardrails.Infra.Organization;

/// <summary>The stack of the management account: as little as possible.</summary>
internal sealed class OrganizationStack : Stack
{
    public OrganizationStack(
        Construct scope, string id, StackProps props, OrganizationToDeploy organization, PublishedFunction setupCode)
        : base(scope, id, props)
    {
        var setup = new OrganizationSetupResource(this, "Setup", organization.Config, setupCode);
        // The words before it, because CloudFormation refuses an empty output.
        new CfnOutput(this, "SetupChanges", new CfnOutputProps
        {
            Description = "What the setup changed in the organization; empty where all was as it should be",
            Value = Fn.Join("", ["changed: ", setup.Resource.GetAtt("Changes").ToString()]),
        });
        new GuardrailPolicies(this, "Policies", organization.Policies, after: setup.Resource);
        if (ControlCatalog.ApplyIn(organization.Config.Partition))
            ManagementRoles.AddTo(this, organization.Config);
    }
}
