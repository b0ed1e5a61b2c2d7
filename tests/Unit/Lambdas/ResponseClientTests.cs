using System.Net;
using Guardrails.Lambda.Runtime.CustomResources;

namespace Guardrails.Tests.Unit.Lambdas;

public sealed class ResponseClientTests
{
    [Theory]
    [InlineData(HttpStatusCode.MovedPermanently)]
    [InlineData(HttpStatusCode.SeeOther)]
    [InlineData(HttpStatusCode.TemporaryRedirect)]
    [InlineData(HttpStatusCode.PermanentRedirect)]
    public async Task An_answer_goes_to_no_place_that_it_is_redirected_to(HttpStatusCode redirect)
    {
        await using var elsewhere = new Listener(HttpStatusCode.OK, location: null);
        await using var first = new Listener(redirect, elsewhere.Url);
        using var http = CustomResource.Connect();
        using var answer = new StringContent("{}");

        using var response = await http.PutAsync(first.Url, answer, TestContext.Current.CancellationToken);

        // Which is no success, so the answer is sent again, and fails in the end.
        response.StatusCode.ShouldBe(redirect);
        first.Requests.ShouldBe(1);
        elsewhere.Requests.ShouldBe(0);
    }

    /// <summary>A server on this machine that answers every request alike.</summary>
    private sealed class Listener : IAsyncDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly Task _serving;
        private int _requests;

        public Listener(HttpStatusCode status, Uri? location)
        {
            using (var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                Url = new($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
            }

            _listener.Prefixes.Add(Url.AbsoluteUri);
            _listener.Start();
            _serving = ServeAsync(status, location);
        }

        public Uri Url { get; }

        public int Requests => _requests;

        public async ValueTask DisposeAsync()
        {
            _listener.Close();
            await _serving;
        }

        private async Task ServeAsync(HttpStatusCode status, Uri? location)
        {
            try
            {
                while (true)
                {
                    var context = await _listener.GetContextAsync();
                    Interlocked.Increment(ref _requests);
                    context.Response.StatusCode = (int)status;
                    if (location is not null)
                        context.Response.RedirectLocation = location.AbsoluteUri;
                    context.Response.Close();
                }
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // Closed.
            }
        }
    }
}
