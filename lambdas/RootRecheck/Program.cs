using Guardrails.Lambda.RootRecheck;
using Guardrails.Lambda.Runtime;

return await RuntimeLoop.RunAsync(() => new RootRecheckFunction().HandleAsync);
