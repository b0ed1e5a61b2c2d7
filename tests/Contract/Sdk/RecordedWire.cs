using System.Net;
using System.Text;
using Amazon.Runtime;
using Guardrails.Core.Planning;

namespace Guardrails.Tests.Contract.Sdk;

/// <summary>Stands where the network would be: keeps every request and gives the answers it was told to give.</summary>
internal sealed class RecordedWire(params (HttpStatusCode Status, string Body)[] answers) : HttpClientFactory
{
    private readonly (HttpStatusCode Status, string Body)[] answers = answers;

    public List<RecordedRequest> Requests { get; } = [];

    public TConfig Configure<TConfig>(string? region = "us-east-1")
        where TConfig : ClientConfig, new() => (TConfig)Configure(new TConfig(), region);

    public ClientConfig Configure(ClientConfig config, string? region = "us-east-1")
    {
        config.HttpClientFactory = this;
        if (region is not null)
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(region);
        return config;
    }

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    private sealed class Handler(RecordedWire wire) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var headers = request.Headers.Concat(request.Content!.Headers)
                .Select(header => (header.Key, Value: string.Join(',', header.Value)));
            wire.Requests.Add(new(
                request.RequestUri!,
                headers.ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase),
                await request.Content.ReadAsStringAsync(cancellationToken)));

            var (status, body) = wire.answers[Math.Min(wire.Requests.Count, wire.answers.Length) - 1];
            return new(status) { Content = new StringContent(body, Encoding.UTF8), RequestMessage = request };
        }
    }
}

internal sealed record RecordedRequest(Uri Uri, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The region and service that the request was signed for.</summary>
    public string Scope => Headers["Authorization"].Split('/', 3)[2].Split("/aws4_request", 2)[0];
}
