using Guardrails.Lambda.RootPostureRule;
using Guardrails.Lambda.Runtime;

return await RuntimeLoop.RunAsync(() => new RootPostureFunction().HandleAsync);
