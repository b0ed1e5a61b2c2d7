using Guardrails.Local.Calls;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Config;

/// <summary>AWS Config for those who use it from outside.</summary>
internal sealed class ConfigRules(World world) : IConfigRules
{
    /// <inheritdoc/>
    public void NoRecorderIn(string accountId) => world.Of<ConfigState>().WithoutOwnRecorder.Add(accountId);

    /// <inheritdoc/>
    public void RecordersIn(IReadOnlyList<string> regions) => world.Of<ConfigState>().RecorderRegions = regions;

    /// <inheritdoc/>
    public Task<IReadOnlyList<RuleRun>> RunAsync(string? accountId, CancellationToken cancellation) =>
        RuleEvaluation.RunAsync(world, accountId, cancellation);

    /// <inheritdoc/>
    public IReadOnlyList<AggregateResult> Aggregate() => AggregateCompliance.Of(world);
}
