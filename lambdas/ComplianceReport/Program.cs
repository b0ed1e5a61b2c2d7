using Guardrails.Lambda.ComplianceReport;
using Guardrails.Lambda.Runtime;

return await RuntimeLoop.RunAsync(time => new ComplianceReportFunction(time).HandleAsync);
