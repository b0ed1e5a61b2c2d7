using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Amazon.Runtime;

namespace Guardrails.Tests.Unit.Lambdas.RootDeletion;

/// <summary>Every call that a client makes, in order, and the end of the process before one of them.</summary>
internal sealed partial class CallsSeen : HttpClientFactory
{
    private readonly ConcurrentQueue<string> _names = new();

    /// <summary>The names of the calls, such as <c>DeleteAccessKey</c>.</summary>
    public IReadOnlyList<string> Names => [.. _names];

    /// <summary>Tells whether the process ends before a call.</summary>
    public Func<string, bool> IsKilledBefore { get; set; } = _ => false;

    /// <summary>Is told of a call before it is made.</summary>
    public Action<string> Before { get; set; } = _ => { };

    public void Forget() => _names.Clear();

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(new Handler(this) { InnerHandler = new HttpClientHandler() });

    // A client that was kept would be disposed with its owner, and another one given its handler.
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    private async Task SeeAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellation) : "";
        var name = request.Headers.TryGetValues("X-Amz-Target", out var target)
            ? target.Single().Split('.')[^1]
            : Action().Match(body).Groups["name"].Value;
        Before(name);
        if (IsKilledBefore(name))
            throw new ProcessKilledException();
        _names.Enqueue(name);
    }

    [GeneratedRegex("(^|&)Action=(?<name>[A-Za-z]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Action();

    private sealed class Handler(CallsSeen calls) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await calls.SeeAsync(request, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}

/// <summary>The process ended.</summary>
internal sealed class ProcessKilledException() : Exception("The process was killed.");
