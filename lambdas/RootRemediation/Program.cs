using Guardrails.Lambda.RootRemediation;
using Guardrails.Lambda.Runtime;

return await RuntimeLoop.RunAsync(time => new RemediationRun(time).HandleAsync);
