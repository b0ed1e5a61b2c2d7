using System.Diagnostics;
using Guardrails.Local.Calls;

namespace Guardrails.Local.Functions;

/// <summary>One execution environment: a child process that runs the function, warm until it ends.</summary>
internal sealed class FunctionProcess : IAsyncDisposable
{
    // Lambda allows 10 seconds; a laptop that also compiles gets more, because slowness is no fault of the function.
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly FunctionSettings _settings;
    private readonly RuntimeApi _api;
    private readonly Action<string> _log;
    private readonly Process _process = new();
    private Task<string> _lastWords = Task.FromResult("");
    private bool _ended;

    private FunctionProcess(FunctionSettings settings, RuntimeApi api, Action<string> log)
    {
        _settings = settings;
        _api = api;
        _log = log;
    }

    /// <summary>It can take another event.</summary>
    public bool Alive { get; private set; }

    public static async Task<FunctionProcess> StartAsync(
        FunctionSettings settings,
        string dotnetHost,
        TimeProvider time,
        IReadOnlyDictionary<string, string> environment,
        Action<string> log)
    {
        var function = new FunctionProcess(settings, await RuntimeApi.StartAsync(settings, time), log);
        function.Start(dotnetHost, environment);
        return function;
    }

    /// <summary>Hands an event over and waits for the answer, the timeout or the end of the process.</summary>
    public async Task<InvocationResult> InvokeAsync(string requestId, string payload, CancellationToken cancellation)
    {
        var pending = new PendingEvent(requestId, payload);
        await _api.OfferAsync(pending, cancellation);
        var exit = _process.WaitForExitAsync(CancellationToken.None);

        var first = await Task.WhenAny(pending.Taken.Task, _api.InitError, exit, Task.Delay(StartLimit, cancellation));
        if (first == _api.InitError)
            return await StopAsync(await _api.InitError);
        if (first == exit)
            return await StopAsync(await ExitErrorAsync("before it asked for its first event"));
        if (first != pending.Taken.Task)
            return await TimedOutAsync($"the process asked for no event within {StartLimit.TotalSeconds:0} seconds");

        var second = await Task.WhenAny(pending.Answer.Task, exit, Task.Delay(_settings.Timeout, cancellation));
        if (second == pending.Answer.Task)
            return await pending.Answer.Task;
        if (second == exit && !pending.Answer.Task.IsCompleted)
            return await StopAsync(await ExitErrorAsync("while it handled an event"));
        if (pending.Answer.Task.IsCompleted)
            return await pending.Answer.Task;
        return await TimedOutAsync($"Task timed out after {_settings.Timeout.TotalSeconds:0.00} seconds");

        async Task<InvocationResult> TimedOutAsync(string message)
        {
            var result = await StopAsync(new("Sandbox.Timedout", $"RequestId: {requestId} Error: {message}"));
            cancellation.ThrowIfCancellationRequested();
            return result;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Alive = false;
        if (_ended)
            return;
        _ended = true;
        await _api.EndAsync();
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }

        await _process.WaitForExitAsync();
        await _api.DisposeAsync();
        _process.Dispose();
    }

    private void Start(string dotnetHost, IReadOnlyDictionary<string, string> environment)
    {
        var start = _process.StartInfo;
        start.FileName = dotnetHost;
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(_settings.Folder, _settings.Handler + ".dll"));
        start.WorkingDirectory = _settings.Folder;
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        start.Environment.Clear();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = _api.Authority;
        _process.Start();
        _process.StandardInput.Close();
        _lastWords = Task.WhenAll(ReadAsync(_process.StandardOutput), ReadAsync(_process.StandardError)).ContinueWith(
            lines => string.Join(' ', lines.Result.SelectMany(line => line).TakeLast(5)), TaskScheduler.Default);
        Alive = true;
    }

    private async Task<InvocationResult> StopAsync(FunctionError error)
    {
        await DisposeAsync();
        return new(null, error);
    }

    private async Task<FunctionError> ExitErrorAsync(string when) =>
        new(
            "Runtime.ExitError",
            $"the process ended with exit code {_process.ExitCode} {when}. {await _lastWords}".Trim());

    private async Task<List<string>> ReadAsync(StreamReader output)
    {
        var lines = new List<string>();
        while (await output.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            _log(line);
        }

        return lines;
    }
}
