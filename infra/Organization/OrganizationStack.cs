using Amazon.CDK;
using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Roles;
using Guardrails.Infra.Constructs;
using Guardrails.Infra.Functions;
using Guardrails.Infra.Input;

namespace Guardrails.Infra.Organization;

/// <summary>
/// The first stack of the management account: what only it can do. It has the roles of every account, too, as whoever
/// may run their StackSet is administrator of all of them.
/// </summary>
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
            Description = "The calls by which the last run of the setup changed the organization, after \"changed: \"",
            Value = Fn.Join("", ["changed: ", setup.Resource.GetAtt("Changes").ToString()]),
        });
        var policies = new GuardrailPolicies(this, "Policies", organization.Policies, after: setup.Resource);
        if (!organization.Config.Detects)
            return;

        Quarantine.AddTo(this, organization.Config, policies);
        if (organization.Config.Detection.IsEverywhere)
            ManagementRoles.AddTo(this, organization.Config);
        var members = new StackSetResource(
            this,
            "MemberRoles",
            DeployedNames.MemberRoleStackSet,
            MemberRoles.Description,
            MemberAccounts.Watched(organization.Config),
            MemberRoles.Template(organization.Config));

        // The setup gives StackSets their access.
        members.Resource.AddDependency(setup.Resource);
    }
}
