using Guardrails.Lambda.RootActivity;
using Guardrails.Lambda.Runtime;

return await RuntimeLoop.RunAsync(() => new RootActivityFunction().HandleAsync);
