using System.Net;

namespace Guardrails.Tests.Unit.Lambdas;

/// <summary>The presigned URL at which CloudFormation waits for an answer.</summary>
internal sealed class FakeResponseUrl(int failures = 0) : HttpMessageHandler
{
    private int _failures = failures;

    public List<(HttpMethod Method, Uri Url, string? ContentType, string Body)> Received { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_failures-- > 0)
            return new(HttpStatusCode.ServiceUnavailable);
        var type = request.Content!.Headers.TryGetValues("Content-Type", out var values)
            ? string.Join(',', values)
            : null;
        Received.Add(
            (request.Method, request.RequestUri!, type, await request.Content.ReadAsStringAsync(cancellationToken)));
        return new(HttpStatusCode.OK);
    }
}
