namespace Guardrails.Lambda.RootActivity;

internal sealed class RootActivityFunction
{
    public Task<Stream> HandleAsync(Stream request, CancellationToken cancellation) =>
        throw new NotSupportedException();
}
