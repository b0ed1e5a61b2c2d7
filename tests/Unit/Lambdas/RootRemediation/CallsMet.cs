using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Amazon.Runtime;

namespace Guardrails.Tests.Unit.Lambdas.RootRemediation;

/// <summary>Every call that a client makes, in order, and what it meets instead of an answer.</summary>
internal sealed partial class CallsMet : HttpClientFactory
{
    private readonly ConcurrentQueue<MetCall> _made = new();

    /// <summary>The calls, in order.</summary>
    public IReadOnlyList<MetCall> Made => [.. _made];

    /// <summary>The actions of the calls, in order.</summary>
    public IEnumerable<string> Actions => _made.Select(call => call.Action);

    /// <summary>The answer instead of the organization's; null for that.</summary>
    public Func<MetCall, Task<HttpResponseMessage?>> Instead { get; set; } =
        _ => Task.FromResult<HttpResponseMessage?>(null);

    public void Forget() => _made.Clear();

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(new Handler(this) { InnerHandler = new HttpClientHandler() });

    // A client that was kept would be disposed with its owner, and another one given its handler.
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    private static async Task<MetCall> ReadAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellation) : "";
        var signed = Credential().Match(
            request.Headers.TryGetValues("Authorization", out var header) ? header.Single() : "");
        var operation = request.Headers.TryGetValues("X-Amz-Target", out var target)
            ? target.Single().Split('.')[^1]
            : FormAction().Match(body) is { Success: true } form
                ? form.Groups["name"].Value
                : request.RequestUri!.AbsolutePath.Split('/')[^1];
        return new(
            $"{signed.Groups["service"].Value}:{operation}",
            signed.Groups["region"].Value,
            Uri.UnescapeDataString(body));
    }

    [GeneratedRegex("Credential=[^/]+/[0-9]+/(?<region>[^/]+)/(?<service>[^/]+)/", RegexOptions.ExplicitCapture)]
    private static partial Regex Credential();

    [GeneratedRegex("(^|&)Action=(?<name>[A-Za-z]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex FormAction();

    private sealed class Handler(CallsMet calls) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var call = await ReadAsync(request, cancellationToken);
            calls._made.Enqueue(call);
            if (await calls.Instead(call).WaitAsync(cancellationToken) is not { } answer)
                return await base.SendAsync(request, cancellationToken);
            answer.RequestMessage = request;
            return answer;
        }
    }
}

/// <summary>One call.</summary>
/// <param name="Action">
/// The signing name of its service and its operation, such as <c>sts:AssumeRole</c>; of a service that speaks REST the
/// last part of its path, such as <c>lambda:invocations</c>.
/// </param>
/// <param name="Region">The Region that it was signed for.</param>
/// <param name="Body">Its body.</param>
internal sealed record MetCall(string Action, string Region, string Body)
{
    private bool SpeaksXml => Action.Split(':')[0] is "sts" or "iam" or "sns";

    /// <summary>An error, as the service's protocol writes it.</summary>
    public HttpResponseMessage Error(int status, string code, string? reason = null)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(
                SpeaksXml
                    ? $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>AWS says so</Message>"
                        + "</Error><RequestId>id</RequestId></ErrorResponse>"
                    : $$"""{"__type":"{{code}}","message":"AWS says so","Reason":"{{reason}}"}""",
                Encoding.UTF8,
                SpeaksXml ? "text/xml" : "application/x-amz-json-1.1"),
        };
        answer.Headers.Add("x-amzn-ErrorType", code);
        return answer;
    }
}
