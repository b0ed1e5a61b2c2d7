using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Guardrails.Lambda.Runtime;

/// <summary>The four calls of Lambda's Runtime API.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html</remarks>
internal sealed class RuntimeApi(HttpClient http)
{
    private const string ErrorTypeHeader = "Lambda-Runtime-Function-Error-Type";

    /// <summary>
    /// The client for AWS_LAMBDA_RUNTIME_API. It never times out: Lambda freezes the process while it waits for the
    /// next event.
    /// </summary>
    public static HttpClient Connect(string hostAndPort) => new()
    {
        BaseAddress = new Uri($"http://{hostAndPort}/2018-06-01/runtime/"),
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<Invocation> NextAsync(CancellationToken cancellation)
    {
        using var response = await http.GetAsync(new Uri("invocation/next", UriKind.Relative), cancellation);
        response.EnsureSuccessStatusCode();
        return new(
            Header("Lambda-Runtime-Aws-Request-Id")
                ?? throw new HttpRequestException("The Runtime API gave an invocation without a request id."),
            DateTimeOffset.FromUnixTimeMilliseconds(
                long.Parse(Header("Lambda-Runtime-Deadline-Ms") ?? "253402300799999", CultureInfo.InvariantCulture)),
            Header("Lambda-Runtime-Trace-Id"),
            Header("Guardrails-Now") is { } now
                ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(now, CultureInfo.InvariantCulture))
                : null,
            await response.Content.ReadAsByteArrayAsync(cancellation));

        string? Header(string name) =>
            response.Headers.TryGetValues(name, out var values) ? values.First() : null;
    }

    public async Task RespondAsync(Invocation invocation, Stream result, CancellationToken cancellation)
    {
        using var content = new StreamContent(result);
        await PostAsync($"invocation/{invocation.RequestId}/response", content, errorType: null, cancellation);
    }

    public Task FailAsync(Invocation invocation, Exception exception, CancellationToken cancellation) =>
        PostErrorAsync($"invocation/{invocation.RequestId}/error", exception, cancellation);

    public Task FailInitAsync(Exception exception, CancellationToken cancellation) =>
        PostErrorAsync("init/error", exception, cancellation);

    private async Task PostErrorAsync(string path, Exception exception, CancellationToken cancellation)
    {
        var error = new
        {
            errorType = exception.GetType().Name,
            errorMessage = Shortened.To(Shortened.Text, exception.Message),
            stackTrace = Shortened.To(Shortened.Exception, exception.StackTrace ?? "")
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        };
        var type = new MediaTypeHeaderValue("application/vnd.aws.lambda.error+json");
        using var content = JsonContent.Create(error, type);
        await PostAsync(path, content, error.errorType, cancellation);
    }

    private async Task PostAsync(string path, HttpContent content, string? errorType, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative));
        request.Content = content;
        if (errorType is not null)
            request.Headers.Add(ErrorTypeHeader, errorType);
        using var response = await http.SendAsync(request, cancellation);
        response.EnsureSuccessStatusCode();
    }
}

/// <summary>One event for the function, until when it must be answered, and the time, where it is given.</summary>
[SuppressMessage(
    "Performance", "CA1819:Properties should not return arrays", Justification = "Read once, as a stream.")]
internal sealed record Invocation(
    string RequestId, DateTimeOffset Deadline, string? TraceId, DateTimeOffset? Now, byte[] Event);
