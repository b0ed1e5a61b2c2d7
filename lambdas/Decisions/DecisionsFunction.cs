namespace Guardrails.Lambda.Decisions;

internal sealed class DecisionsFunction
{
    public Task<Stream> HandleAsync(Stream request, CancellationToken cancellation) =>
        throw new NotSupportedException();
}
