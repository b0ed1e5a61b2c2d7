namespace Guardrails.Lambda.IncidentAlerts;

internal sealed class IncidentAlertsFunction
{
    public Task<Stream> HandleAsync(Stream request, CancellationToken cancellation) =>
        throw new NotSupportedException();
}
