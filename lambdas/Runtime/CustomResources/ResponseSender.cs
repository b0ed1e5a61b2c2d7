using System.Text;

namespace Guardrails.Lambda.Runtime.CustomResources;

/// <summary>
/// Puts an answer to the presigned URL that CloudFormation waits at. The URL is a credential and is never logged.
/// </summary>
internal sealed class ResponseSender(HttpClient http, TimeProvider time)
{
    private const int Attempts = 5;
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(4);

    /// <exception cref="HttpRequestException">CloudFormation could not be told, in all attempts.</exception>
    public async Task SendAsync(Uri url, string body, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await PutAsync(url, body, cancellation);
                return;
            }
            catch (Exception exception) when (attempt < Attempts && !cancellation.IsCancellationRequested
                && exception is HttpRequestException or OperationCanceledException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(250 << attempt), time, cancellation);
            }
        }
    }

    private async Task PutAsync(Uri url, string body, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(AttemptTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));

        // The URL is signed for an empty content type; any other is refused by S3.
        content.Headers.TryAddWithoutValidation("Content-Type", "");
        using var response = await http.PutAsync(url, content, either.Token);
        response.EnsureSuccessStatusCode();
    }
}
