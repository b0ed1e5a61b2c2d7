using Guardrails.Lambda.OrganizationSetup;
using Guardrails.Lambda.Runtime;
using Guardrails.Lambda.Runtime.CustomResources;

return await RuntimeLoop.RunAsync(_ => new SetupFunction().HandleAsync, CustomResource.TimeToAnswer);
