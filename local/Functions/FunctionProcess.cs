using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Guardrails.Local.Calls;
using Microsoft.AspNetCore.Http;

namespace Guardrails.Local.Functions;

/// <summary>
/// One execution environment: a child process that runs the function, and the Runtime API that it asks for events.
/// </summary>
/// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html</remarks>
internal sealed class FunctionProcess : IAsyncDisposable
{
    // Lambda allows 10 seconds; a laptop that also compiles gets more, because slowness is no fault of the function.
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private const string Api = "/2018-06-01/runtime/";

    private readonly FunctionSettings _settings;
    private readonly Action<string> _log;
    private readonly Channel<Pending> _events = Channel.CreateUnbounded<Pending>();
    private readonly TaskCompletionSource<FunctionError> _initError = new(
        TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process = new();
    private readonly CancellationTokenSource _ended = new();
    private LoopbackServer _server = null!;
    private Task<string> _lastWords = Task.FromResult("");
    private Pending? _running;

    private FunctionProcess(FunctionSettings settings, Action<string> log)
    {
        _settings = settings;
        _log = log;
    }

    /// <summary>It can take another event.</summary>
    public bool Alive { get; private set; }

    public static async Task<FunctionProcess> StartAsync(
        FunctionSettings settings,
        string dotnetHost,
        IReadOnlyDictionary<string, string> environment,
        Action<string> log)
    {
        var function = new FunctionProcess(settings, log);
        function._server = await LoopbackServer.StartAsync(function.AnswerAsync);
        var start = function._process.StartInfo;
        start.FileName = dotnetHost;
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(settings.Folder, settings.Handler + ".dll"));
        start.WorkingDirectory = settings.Folder;
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        start.Environment.Clear();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = function._server.Address.Authority;
        function._process.Start();
        function._process.StandardInput.Close();
        function._lastWords = Task.WhenAll(
            function.ReadAsync(function._process.StandardOutput), function.ReadAsync(function._process.StandardError))
            .ContinueWith(
                lines => string.Join(' ', lines.Result.SelectMany(line => line).TakeLast(5)), TaskScheduler.Default);
        function.Alive = true;
        return function;
    }

    /// <summary>Hands an event over and waits for the answer, the timeout or the end of the process.</summary>
    public async Task<InvocationResult> InvokeAsync(string requestId, string payload, CancellationToken cancellation)
    {
        var pending = new Pending(requestId, payload);
        await _events.Writer.WriteAsync(pending, cancellation);
        var exit = _process.WaitForExitAsync(CancellationToken.None);

        var first = await Task.WhenAny(pending.Taken.Task, _initError.Task, exit, Task.Delay(StartLimit, cancellation));
        if (first == _initError.Task)
            return await StopAsync(await _initError.Task);
        if (first == exit)
            return await StopAsync(await ExitErrorAsync("before it asked for its first event"));
        if (first != pending.Taken.Task)
        {
            await StopAsync(new("Sandbox.Timedout", ""));
            cancellation.ThrowIfCancellationRequested();
            return new(
                null,
                new(
                    "Sandbox.Timedout",
                    $"RequestId: {requestId} Error: the process asked for no event within {StartLimit.TotalSeconds:0} "
                    + "seconds"));
        }

        var second = await Task.WhenAny(pending.Answer.Task, exit, Task.Delay(_settings.Timeout, cancellation));
        if (second == pending.Answer.Task)
            return await pending.Answer.Task;
        if (second == exit && !pending.Answer.Task.IsCompleted)
            return await StopAsync(await ExitErrorAsync("while it handled an event"));
        if (pending.Answer.Task.IsCompleted)
            return await pending.Answer.Task;

        var timedOut = await StopAsync(
            new(
                "Sandbox.Timedout",
                $"RequestId: {requestId} Error: Task timed out after {_settings.Timeout.TotalSeconds:0.00} seconds"));
        cancellation.ThrowIfCancellationRequested();
        return timedOut;
    }

    public async ValueTask DisposeAsync()
    {
        Alive = false;
        if (!_ended.IsCancellationRequested)
        {
            await _ended.CancelAsync();
            try
            {
                _process.Kill(entireProcessTree: true);
            }
            catch (InvalidOperationException)
            {
                // It has ended by itself.
            }

            await _process.WaitForExitAsync();
            await _server.DisposeAsync();
            _process.Dispose();
            _ended.Dispose();
        }
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

    private async Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        switch (
            http.Request.Method, path.StartsWith(Api, StringComparison.Ordinal) ? path[Api.Length..].Split('/') : [])
        {
            case ("GET", ["invocation", "next"]):
                await NextAsync(http);
                break;
            case ("POST", ["invocation", var id, "response"]):
                var payload = await BodyAsync(http);
                await CompleteAsync(http, id, new(payload, null));
                break;
            case ("POST", ["invocation", var id, "error"]):
                var error = Error(await BodyAsync(http));
                await CompleteAsync(http, id, new(null, error));
                break;
            case ("POST", ["init", "error"]):
                _initError.TrySetResult(Error(await BodyAsync(http)));
                http.Response.StatusCode = StatusCodes.Status202Accepted;
                break;
            default:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    private async Task NextAsync(HttpContext http)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _ended.Token);
        Pending next;
        try
        {
            next = await _events.Reader.ReadAsync(gone.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        _running = next;
        // The function measures the time it has left with the machine's clock, whatever the organization's clock says.
        var deadline = TimeProvider.System.GetUtcNow() + _settings.Timeout;
        http.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = next.RequestId;
        http.Response.Headers["Lambda-Runtime-Deadline-Ms"] = deadline.ToUnixTimeMilliseconds().ToString(
            CultureInfo.InvariantCulture);
        http.Response.Headers["Lambda-Runtime-Invoked-Function-Arn"] = _settings.Arn;
        http.Response.Headers["Lambda-Runtime-Trace-Id"] =
            $"Root=1-00000000-{next.RequestId.Replace("-", "")[..24]};Sampled=0";
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(next.Payload, http.RequestAborted);
        next.Taken.TrySetResult();
    }

    private async Task CompleteAsync(HttpContext http, string id, InvocationResult result)
    {
        if (_running is not { } pending || pending.RequestId != id)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsJsonAsync(
                new JsonObject
                {
                    ["errorType"] = "InvalidRequestID",
                    ["errorMessage"] = $"There is no running invocation {id}.",
                });
            return;
        }

        _running = null;
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        await http.Response.CompleteAsync();
        pending.Answer.TrySetResult(result);
    }

    private static async Task<string> BodyAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(http.RequestAborted);
    }

    private static FunctionError Error(string body)
    {
        try
        {
            var error = JsonNode.Parse(body);
            return new((string?)error?["errorType"] ?? "Unknown", (string?)error?["errorMessage"] ?? "");
        }
        catch (JsonException)
        {
            return new("Unknown", body);
        }
    }

    private sealed record Pending(string RequestId, string Payload)
    {
        public TaskCompletionSource Taken { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<InvocationResult> Answer { get; } = new(
            TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
