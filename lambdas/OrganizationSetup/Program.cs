using Guardrails.Lambda.OrganizationSetup;
using Guardrails.Lambda.Runtime;
using Guardrails.Lambda.Runtime.CustomResources;

return await RuntimeLoop.RunAsync(() => new SetupFunction().HandleAsync, CustomResource.TimeToAnswer);
