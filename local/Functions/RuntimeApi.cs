using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Guardrails.Local.Calls;
using Microsoft.AspNetCore.Http;

namespace Guardrails.Local.Functions;

/// <summary>The Runtime API, which one function's process asks for events and answers.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html</remarks>
internal sealed class RuntimeApi : IAsyncDisposable
{
    private const string Api = "/2018-06-01/runtime/";

    private readonly FunctionSettings _settings;
    private readonly TimeProvider _time;
    private readonly Channel<PendingEvent> _events = Channel.CreateUnbounded<PendingEvent>();
    private readonly TaskCompletionSource<FunctionError> _initError = new(
        TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _ended = new();
    private LoopbackServer _server = null!;
    private PendingEvent? _running;

    private RuntimeApi(FunctionSettings settings, TimeProvider time) => (_settings, _time) = (settings, time);

    /// <summary>Host and port, as AWS_LAMBDA_RUNTIME_API names them.</summary>
    public string Authority => _server.Address.Authority;

    /// <summary>The error with which the function gave up before its first event.</summary>
    public Task<FunctionError> InitError => _initError.Task;

    public static async Task<RuntimeApi> StartAsync(FunctionSettings settings, TimeProvider time)
    {
        var api = new RuntimeApi(settings, time);
        api._server = await LoopbackServer.StartAsync(api.AnswerAsync);
        return api;
    }

    /// <summary>Offers an event, which the process takes when it asks for its next one.</summary>
    public ValueTask OfferAsync(PendingEvent next, CancellationToken cancellation) =>
        _events.Writer.WriteAsync(next, cancellation);

    /// <summary>Lets go of a request that waits for an event.</summary>
    public Task EndAsync() => _ended.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _ended.Dispose();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        var parts = path.StartsWith(Api, StringComparison.Ordinal) ? path[Api.Length..].Split('/') : [];
        switch (http.Request.Method, parts)
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
        PendingEvent next;
        try
        {
            next = await _events.Reader.ReadAsync(gone.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        _running = next;
        // The function measures the time it has left with the machine's clock, and has the organization's for the rest.
        var deadline = TimeProvider.System.GetUtcNow() + _settings.Timeout;
        http.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = next.RequestId;
        http.Response.Headers["Lambda-Runtime-Deadline-Ms"] = deadline.ToUnixTimeMilliseconds().ToString(
            CultureInfo.InvariantCulture);
        http.Response.Headers["Guardrails-Now"] = _time.GetUtcNow().ToUnixTimeMilliseconds().ToString(
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
            await http.Response.WriteAsJsonAsync(new JsonObject
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
}
