using Guardrails.Lambda.Reconciliation;
using Guardrails.Lambda.Runtime;

return await RuntimeLoop.RunAsync(() => new ReconciliationFunction().HandleAsync);
