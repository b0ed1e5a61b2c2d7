using Guardrails.Lambda.Decisions;
using Guardrails.Lambda.Runtime;

return await RuntimeLoop.RunAsync(() => new DecisionsFunction().HandleAsync);
