using Guardrails.Lambda.RootDeletion;
using Guardrails.Lambda.Runtime;

return await RuntimeLoop.RunAsync(time => new RootDeletionFunction(time).HandleAsync);
