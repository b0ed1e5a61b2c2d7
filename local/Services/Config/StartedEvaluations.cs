using Guardrails.Core.Ids;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Config;

/// <summary>Runs, one after the other, the evaluations that were started out of turn.</summary>
internal sealed class StartedEvaluations(World world) : IPump
{
    /// <inheritdoc/>
    public async Task<bool> RunAsync(Pumped done, CancellationToken cancellation)
    {
        if (OnDemandEvaluation.Next(world) is not { } started)
            return false;
        foreach (var rule in started.Rules)
        {
            var error = await RuleEvaluation.RunOneAsync(world, rule, cancellation);
            done.Rules.Add(new(AccountId.Parse(rule.AccountId), rule.Deployed, error));
        }

        OnDemandEvaluation.End(world, started);
        return true;
    }
}
