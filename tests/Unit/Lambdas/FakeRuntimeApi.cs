using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Guardrails.Tests.Unit.Lambdas;

/// <summary>
/// Lambda's Runtime API as the function sees it: gives the queued events, one after another, and keeps every answer.
/// </summary>
internal sealed class FakeRuntimeApi : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<(string Event, DateTimeOffset Deadline)> _events = new();
    private readonly Task _serving;
    private int _asked;

    public FakeRuntimeApi()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            HostAndPort = $"127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }

        _listener.Prefixes.Add($"http://{HostAndPort}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public string HostAndPort { get; }

    public BlockingCollection<Answer> Answers { get; } = [];

    /// <summary>The answer to "next" once no event is left; the loop then ends with an exception.</summary>
    public HttpStatusCode WhenEmpty { get; init; } = HttpStatusCode.InternalServerError;

    public void Enqueue(string @event, TimeSpan? timeout = null) =>
        _events.Enqueue((@event, DateTimeOffset.UtcNow + (timeout ?? TimeSpan.FromMinutes(1))));

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
        Answers.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                await AnswerAsync(await _listener.GetContextAsync());
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        if (context.Request.HttpMethod == "GET")
        {
            if (_events.TryDequeue(out var next))
            {
                _asked++;
                context.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = $"request-{_asked}";
                context.Response.Headers["Lambda-Runtime-Deadline-Ms"] = $"{next.Deadline.ToUnixTimeMilliseconds()}";
                context.Response.Headers["Lambda-Runtime-Trace-Id"] = $"Root=trace-{_asked}";
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(next.Event));
            }
            else
            {
                context.Response.StatusCode = (int)WhenEmpty;
            }
        }
        else
        {
            using var reader = new StreamReader(context.Request.InputStream);
            Answers.Add(new(
                context.Request.Url!.AbsolutePath["/2018-06-01/runtime/".Length..],
                await reader.ReadToEndAsync(),
                context.Request.Headers["Lambda-Runtime-Function-Error-Type"]));
            context.Response.StatusCode = (int)HttpStatusCode.Accepted;
        }

        context.Response.Close();
    }
}

/// <summary>A function's answer and its path.</summary>
internal sealed record Answer(string Path, string Body, string? ErrorType)
{
    public JsonNode Json => JsonNode.Parse(Body)!;
}
