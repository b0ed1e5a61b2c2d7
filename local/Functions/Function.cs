using Guardrails.Local.Calls;

namespace Guardrails.Local.Functions;

/// <summary>
/// A deployed function: one process that stays warm between invocations, as long as it lives and its credentials do.
/// A process measures time by the machine's clock. Where a test has moved the organization's clock since its last
/// invocation, it gets a new environment, which Lambda may give at any time.
/// </summary>
/// <param name="settings">Its configuration in the template.</param>
/// <param name="host">The host that all functions share.</param>
/// <param name="assumeRole">A new session of the execution role.</param>
/// <param name="log">The sink of its log lines.</param>
internal sealed class Function(
    FunctionSettings settings,
    FunctionHost host,
    Func<FunctionSession> assumeRole,
    Action<string> log) : IAsyncDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private FunctionProcess? _process;
    private FunctionSession? _session;
    private int _invocations;

    public FunctionSettings Settings => settings;

    /// <summary>Runs the function once. Invocations of one function follow each other.</summary>
    public async Task<InvocationResult> InvokeAsync(string payload, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            if (_session?.Expired() == true)
                await EndAsync();
            if (_process is not { Alive: true })
            {
                _session = assumeRole();
                _process = await FunctionProcess.StartAsync(
                    settings,
                    host.DotnetHost,
                    host.Time,
                    FunctionEnvironment.Of(settings, _session.Credentials, host),
                    log);
            }

            var own = Math.Abs(StableHash.Of(settings.Name)) % 1_000_000_000_000;
            var id = $"{++_invocations:00000000}-0000-4000-8000-{own:000000000000}";
            return await _process.InvokeAsync(id, payload, cancellation);
        }
        finally
        {
            _one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _one.Dispose();
    }

    private async Task EndAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _process = null;
    }
}

/// <summary>A session of an execution role.</summary>
/// <param name="Credentials">Its credentials.</param>
/// <param name="Expired">
/// Tells that they have stopped working, or that the organization's clock has moved on its own: Lambda then gives the
/// function a new environment.
/// </param>
internal sealed record FunctionSession(LocalCredentials Credentials, Func<bool> Expired);
