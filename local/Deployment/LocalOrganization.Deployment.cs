using Guardrails.Core.Organizations;

namespace Guardrails.Local;

public sealed partial class LocalOrganization
{
    /// <summary>Deploys the stacks of a synthesized cloud assembly.</summary>
    /// <exception cref="DeployException">Something could not be deployed.</exception>
    public Task<DeployResult> DeployAsync(string cloudAssembly, IProgress<string>? progress, CancellationToken cancellation) =>
        throw new NotSupportedException();

    /// <summary>Runs every Config rule through the deployed functions, as AWS Config would.</summary>
    /// <param name="only">One account, or null for all.</param>
    /// <param name="cancellation">Stops after the running invocation.</param>
    public Task<IReadOnlyList<RuleRun>> EvaluateConfigRulesAsync(AccountId? only, CancellationToken cancellation) =>
        throw new NotSupportedException();

    /// <summary>What the organization aggregator shows.</summary>
    public IReadOnlyList<AggregateResult> AggregateCompliance() => throw new NotSupportedException();
}
