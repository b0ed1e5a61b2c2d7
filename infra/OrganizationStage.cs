using Amazon.CDK;
using Constructs;
using Guardrails.Core.Organizations;
using Guardrails.Infra.Detection;
using Guardrails.Infra.Functions;
using Guardrails.Infra.Input;
using Guardrails.Infra.Organization;
using Environment = Amazon.CDK.Environment;

namespace Guardrails.Infra;

/// <summary>Everything that one organization gets.</summary>
internal sealed class OrganizationStage : Stage
{
    public OrganizationStage(Construct scope, OrganizationToDeploy organization, PublishedFunctions.All functions)
        : base(scope, organization.Name)
    {
        var config = organization.Config;

        var management = new OrganizationStack(
            this,
            "Organization",
            Props("Guardrails-Organization", "Guardrails in the management account: what prevents root credentials", config.ManagementAccount),
            organization,
            functions.OrganizationSetup);

        var detection = new DetectionStack(
            this,
            "Detection",
            Props("Guardrails-Detection", "Guardrails in the delegated administrator account: what detects root credentials", config.DelegatedAdministrator),
            config,
            functions.RootPostureRule);

        detection.AddDependency(management);

        StackProps Props(string name, string description, AccountId account) => new()
        {
            StackName = name,
            Description = description,
            Env = new Environment { Account = account.Value, Region = config.HomeRegion },
        };
    }
}
