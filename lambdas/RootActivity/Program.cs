using Guardrails.Lambda.RootActivity;
using Guardrails.Lambda.Runtime;

return await RuntimeLoop.RunAsync(time => new RootActivityFunction(time).HandleAsync);
