using Guardrails.Lambda.Decisions;
using Guardrails.Lambda.Runtime;

return await RuntimeLoop.RunAsync(time => new DecisionsFunction(time).HandleAsync);
