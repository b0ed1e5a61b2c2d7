using Guardrails.Lambda.RootRecheck;
using Guardrails.Lambda.Runtime;

return await RuntimeLoop.RunAsync(time => new RootRecheckFunction(time).HandleAsync);
