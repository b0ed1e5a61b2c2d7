using Constructs;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Core.Roles.Deployment;
using Guardrails.Infra.Constructs;
using Guardrails.Infra.Functions;

namespace Guardrails.Infra.Ledger;

/// <summary>The function that writes what people decided. People invoke it by their own roles.</summary>
internal sealed class DecisionsResource : Construct
{
    private const int TimeoutSeconds = 60;

    public DecisionsResource(Construct scope, string id, OrganizationConfig config, PublishedFunction code)
        : base(scope, id) =>
        new FunctionResource(this, "Recorder", new FunctionResourceProps(
            "Proves who decides on an incident, and writes down what was decided",
            code,
            DecisionsRole.Of(config),
            FunctionEnvironment.Of(config, DeployedFunction.Decisions).Variables,
            TimeoutSeconds));
}
