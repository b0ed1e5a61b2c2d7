using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Amazon;
using Amazon.Runtime;

namespace Guardrails.Tests.Contract.Sdk;

/// <summary>One moto_server for the tests of this collection; it starts with the first test that needs it.</summary>
public sealed class MotoServer : IAsyncDisposable
{
    private readonly HttpClient _http = new();
    private Process? _process;

    public Uri Endpoint { get; private set; } = new("http://127.0.0.1");

    /// <summary>An empty AWS, or a skipped test where moto is absent.</summary>
    public async ValueTask ResetAsync()
    {
        if (_process is null)
            await StartAsync();
        using var reset = await _http.PostAsync(new Uri(Endpoint, "moto-api/reset"), content: null);
        reset.EnsureSuccessStatusCode();
    }

    /// <summary>A configuration that leads to moto, without retries: an operation that it lacks answers 500.</summary>
    public TConfig Configure<TConfig>() where TConfig : ClientConfig, new() =>
        new() { ServiceURL = Endpoint.AbsoluteUri, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 };

    public static AWSCredentials Credentials { get; } = new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "secret");

    /// <summary>
    /// Arranges what the product never does itself, so that no client has it: creates an organization, an
    /// account, a user.
    /// </summary>
    public async Task ArrangeJsonAsync(string service, string target, string body, string region = "us-east-1")
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1");
        content.Headers.Add("X-Amz-Target", target);
        await ArrangeAsync(service, content, region);
    }

    public async Task ArrangeQueryAsync(string service, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        using var content = new FormUrlEncodedContent(parameters);
        await ArrangeAsync(service, content);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_process is null)
            return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task ArrangeAsync(string service, HttpContent content, string region = "us-east-1")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Endpoint) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256",
            $"Credential=AKIAIOSFODNN7EXAMPLE/20260101/{region}/{service}/aws4_request, SignedHeaders=host, "
            + "Signature=none");
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue(text);
    }

    private async Task StartAsync()
    {
        Judge.Require("moto_server", "--help");
        var port = FreePort();
        Endpoint = new($"http://127.0.0.1:{port}/");
        string[] arguments = ["-H", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture)];
        _process = Process.Start(new ProcessStartInfo("moto_server", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        var patience = Stopwatch.StartNew();
        while (!await AnswersAsync())
        {
            _process.HasExited.ShouldBeFalse("moto_server stopped while starting.");
            patience.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1), "moto_server did not answer.");
            await Task.Delay(100);
        }
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(Endpoint, "moto-api/data.json"));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

[CollectionDefinition]
public sealed class MotoCollection : ICollectionFixture<MotoServer>;
