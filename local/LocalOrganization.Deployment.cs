using Guardrails.Core.Ids;
using Guardrails.Local.Calls;
using Guardrails.Local.Deployment;

namespace Guardrails.Local;

public sealed partial class LocalOrganization
{
    /// <summary>Deploys the stacks of a synthesized cloud assembly, or updates them in place.</summary>
    /// <param name="cloudAssembly">The folder that synthesis wrote.</param>
    /// <param name="progress">Told about each resource.</param>
    /// <param name="cancellation">Stops before the next resource.</param>
    /// <exception cref="DeployException">Something could not be deployed.</exception>
    public Task<DeployResult> DeployAsync(
        string cloudAssembly, IProgress<string>? progress, CancellationToken cancellation) =>
        Deployments.DeployAsync(_world, _services, cloudAssembly, progress, cancellation);

    /// <summary>
    /// Runs every Config rule, those of functions through the deployed functions, as AWS Config would.
    /// </summary>
    /// <param name="only">One account, or null for all.</param>
    /// <param name="cancellation">Stops after the running invocation.</param>
    public Task<IReadOnlyList<RuleRun>> EvaluateConfigRulesAsync(AccountId? only, CancellationToken cancellation) =>
        _world.The<IConfigRules>().RunAsync(only?.Value, cancellation);

    /// <summary>
    /// The organization aggregator's results: accounts by id, and for each its rules that have a result.
    /// </summary>
    /// <exception cref="InvalidOperationException">No aggregator is deployed.</exception>
    public IReadOnlyList<AggregateResult> AggregateCompliance()
    {
        lock (_world.Gate)
            return _world.The<IConfigRules>().Aggregate();
    }
}
