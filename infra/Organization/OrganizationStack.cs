using Amazon.CDK;
using Constructs;
using Guardrails.Infra.Functions;
using Guardrails.Infra.Input;

namespace Guardrails.Infra.Organization;

/// <summary>What lives in the management account: as little as possible.</summary>
internal sealed class OrganizationStack : Stack
{
    public OrganizationStack(
        Construct scope, string id, StackProps props, OrganizationToDeploy organization, PublishedFunction setupCode)
        : base(scope, id, props)
    {
        var setup = new OrganizationSetupResource(this, "Setup", organization.Config, setupCode);
        new GuardrailPolicies(this, "Policies", organization.Policies, after: setup.Resource);
        new ManagementMemberRole(this, "MemberRole", organization.Config);
    }
}
