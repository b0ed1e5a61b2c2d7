using Guardrails.Lambda.IncidentAlerts;
using Guardrails.Lambda.Runtime;

return await RuntimeLoop.RunAsync(time => new IncidentAlertsFunction(time).HandleAsync);
