using Guardrails.Lambda.OrganizationSetup;
using Guardrails.Lambda.Runtime;

return await RuntimeLoop.RunAsync(() => new SetupFunction().HandleAsync, SetupFunction.TimeToAnswer);
