using Amazon.CDK;
using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Core.Setup;
using Guardrails.Infra.Constructs;
using Guardrails.Infra.Functions;
using Names = Guardrails.Core.Names.SetupResourceProperties;

namespace Guardrails.Infra.Organization;

/// <summary>
/// Does what no CloudFormation resource type does: policy type, trusted access, delegation and central root access.
/// </summary>
internal sealed class OrganizationSetupResource : Construct
{
    // Trusted access and policy types settle within minutes; Lambda stops nothing before 15.
    private const int FunctionSeconds = 900;

    // CloudFormation would wait an hour for a function that never got as far as answering.
    private const int AnswerSeconds = FunctionSeconds + 60;

    public OrganizationSetupResource(Construct scope, string id, OrganizationConfig config, PublishedFunction code)
        : base(scope, id)
    {
        var function = new FunctionResource(this, "OrganizationSetup", new FunctionResourceProps(
            "Prepares the organization for its guardrails; changes nothing when the stack is deleted",
            code,
            OrganizationSetupRole.Of(config),
            Environment: new Dictionary<string, string>(StringComparer.Ordinal),
            FunctionSeconds));

        Resource = new CfnResource(this, "Resource", new CfnResourceProps
        {
            Type = DeployedNames.OrganizationSetupResource,
            Properties = Properties(config, function),
        });
    }

    public CfnResource Resource { get; }

    private static Dictionary<string, object> Properties(OrganizationConfig config, FunctionResource function)
    {
        var wanted = SetupWanted.Of(config);
        var properties = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [Names.ServiceToken] = function.Resource.AttrArn,
            [Names.ServiceTimeout] = AnswerSeconds,

            // A new version of the function's code may do more.
            [Names.Code] = function.CodeHash,
            [Names.OrganizationId] = config.Id.Value,
            [Names.RootId] = config.RootId.Value,
            [Names.ManagementAccountId] = config.ManagementAccount.Value,
            [Names.DelegatedAdministratorId] = config.DelegatedAdministrator.Value,
            [Names.TrustedServices] = wanted.Trusted.ToArray(),
            [Names.DelegatedServices] = wanted.Delegated.ToArray(),
            [Names.OrganizationFeatures] = wanted.RootFeatures.ToArray(),
        };
        if (config.ConfigRecorder is not null)
            properties[Names.ConfigRecorder] = true;
        if (config.DetectsElsewhere)
            properties[Names.DetectionRegion] = config.DetectionRegion;
        return properties;
    }
}
