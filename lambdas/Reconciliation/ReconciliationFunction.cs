namespace Guardrails.Lambda.Reconciliation;

internal sealed class ReconciliationFunction
{
    public Task<Stream> HandleAsync(Stream request, CancellationToken cancellation) =>
        throw new NotSupportedException();
}
