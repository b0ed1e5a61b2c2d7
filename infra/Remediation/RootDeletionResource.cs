using Amazon.CDK.AWS.Lambda;
using Constructs;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Core.Roles.Deployment;
using Guardrails.Infra.Constructs;
using Guardrails.Infra.Functions;

namespace Guardrails.Infra.Remediation;

/// <summary>The function that deletes root credentials. Only the function that takes the steps invokes it.</summary>
internal sealed class RootDeletionResource : Construct
{
    // A list of credentials has a minute, and each deletion is a call: no root user has more than a few credentials.
    private const int TimeoutSeconds = 300;

    public RootDeletionResource(Construct scope, string id, OrganizationConfig config, PublishedFunction code)
        : base(scope, id) =>
        Resource = new FunctionResource(this, "Deleter", new FunctionResourceProps(
            "Deletes the root credentials of an account that two people decided on",
            code,
            RootDeletionRole.Of(config),
            FunctionEnvironment.Of(config, DeployedFunction.RootDeletion).Variables,
            TimeoutSeconds)).Resource;

    public CfnFunction Resource { get; }
}
