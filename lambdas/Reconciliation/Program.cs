using Guardrails.Lambda.Reconciliation;
using Guardrails.Lambda.Runtime;

return await RuntimeLoop.RunAsync(time => new ReconciliationFunction(time).HandleAsync);
