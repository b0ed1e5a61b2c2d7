using Guardrails.Lambda.IncidentAlerts;
using Guardrails.Lambda.Runtime;

return await RuntimeLoop.RunAsync(() => new IncidentAlertsFunction().HandleAsync);
