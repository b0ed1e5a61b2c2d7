namespace Guardrails.Local.Functions;

/// <summary>A deployed function: one process that stays warm between invocations, as long as it lives and its credentials do.</summary>
/// <param name="settings">How the template configures it.</param>
/// <param name="host">What all functions share.</param>
/// <param name="assumeRole">Temporary credentials of the execution role.</param>
/// <param name="log">Where its log lines go.</param>
internal sealed class Function(FunctionSettings settings, FunctionHost host, Func<LocalCredentials> assumeRole, Action<string> log) : IAsyncDisposable
{
    private readonly SemaphoreSlim one = new(1);
    private FunctionProcess? process;
    private int invocations;

    public FunctionSettings Settings => settings;

    /// <summary>Runs the function once. Invocations of one function follow each other.</summary>
    public async Task<InvocationResult> InvokeAsync(string payload, CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            if (process is not { Alive: true })
                process = await FunctionProcess.StartAsync(settings, host.DotnetHost, FunctionEnvironment.Of(settings, assumeRole(), host), log);
            var id = $"{++invocations:00000000}-0000-4000-8000-{Math.Abs(StableHash.Of(settings.Name)) % 1_000_000_000_000:000000000000}";
            return await process.InvokeAsync(id, payload, cancellation);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Ends the process: the next invocation starts cold.</summary>
    public async Task StopAsync()
    {
        await one.WaitAsync();
        try
        {
            if (process is not null)
                await process.DisposeAsync();
            process = null;
        }
        finally
        {
            one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await process.DisposeAsync();
        one.Dispose();
    }
}
