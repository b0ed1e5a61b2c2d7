using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Guardrails.Local.Wire;

/// <summary>
/// The loopback endpoint that stands for every AWS endpoint. Requests go to the service that they were signed for.
/// </summary>
/// <param name="backend">The services.</param>
/// <param name="mapUnsigned">Adds routes that nobody signs for.</param>
/// <param name="log">Gets a line for each request that was refused.</param>
internal sealed class WireServer(
    IWireBackend backend, Action<IEndpointRouteBuilder> mapUnsigned, Action<string>? log) : IAsyncDisposable
{
    private WebApplication? _application;

    /// <summary>Starts to listen on a free port of 127.0.0.1.</summary>
    public async Task<Uri> StartAsync(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        _application = builder.Build();
        _application.UseRouting();
        mapUnsigned(_application);
        _application.MapFallback("{**path}", ServeAsync);
        await _application.StartAsync(cancellation);
        return new Uri(_application.Urls.Single());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_application is not null)
            await _application.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext http)
    {
        var requestId = Guid.NewGuid().ToString();
        http.Response.Headers["x-amzn-RequestId"] = requestId;
        Protocol protocol = new JsonProtocol("");
        var caller = "nobody";
        try
        {
            var body = await ReadAsync(http.Request);
            var signature = SignatureV4.Of(http.Request);
            protocol = backend.ProtocolOf(signature.Service);
            var signer = Authenticate(http.Request, body, signature, protocol);
            caller = signer.Arn;
            var (operation, input) = protocol.Read(http.Request, body);
            if (!backend.Has(signature.Service, operation))
                throw protocol.UnknownOperation(operation);
            InputModels.Check(signature.Service, operation, input);
            var answer = await signer.InvokeAsync(signature.Service, signature.Region, operation, input);
            var maps = backend.MapsOf(signature.Service, operation);
            await WriteAsync(
                http.Response,
                protocol.ContentType,
                protocol.Status(answer),
                protocol.Headers(answer),
                protocol.Write(operation, answer, maps, requestId));
        }
        catch (AwsError error)
        {
            await FailAsync(error);
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or NotSupportedException)
        {
            // A defect here, or a member of a type that no client sends: said aloud, and not worth a retry.
            await FailAsync(new("InternalFailure", $"The embedded organization failed: {error.Message}", 501));
        }

        Task FailAsync(AwsError error)
        {
            log?.Invoke($"{error.Code} for {caller}: {error.Message}");
            return WriteAsync(
                http.Response,
                protocol.ContentType,
                error.Status,
                protocol.Headers(error),
                protocol.Write(error, requestId));
        }
    }

    private ISigner Authenticate(HttpRequest request, byte[] body, SignatureV4 signature, Protocol protocol)
    {
        var token = (signature.IsInQuery
            ? request.Query[QuerySignature.Token]
            : request.Headers[QuerySignature.Token]).ToString();
        if (backend.Find(signature.AccessKeyId) is not { } signer || token != (signer.Credentials.SessionToken ?? ""))
            throw protocol.Refuse(AuthenticationFailure.UnknownKey);
        // Whoever signs is a program on this machine and has its clock, wherever the organization's stands.
        var fault = signature.Fault(request, body, TimeProvider.System.GetUtcNow())
            ?? (backend.HasRegion(signature.Region)
                ? null
                : $"Credential should be scoped to a valid region, not '{signature.Region}'.");
        if (fault is not null || !signature.IsBy(signer.Credentials.SecretAccessKey, request, body))
            throw protocol.Refuse(AuthenticationFailure.WrongSignature, fault);
        return signer.Expired ? throw protocol.Refuse(AuthenticationFailure.Expired) : signer;
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body.ToArray();
    }

    private static Task WriteAsync(
        HttpResponse response,
        string contentType,
        int status,
        IReadOnlyDictionary<string, string> headers,
        string text)
    {
        response.StatusCode = status;
        response.ContentType = contentType;
        foreach (var (name, value) in headers)
            response.Headers[name] = value;
        return response.WriteAsync(text, Encoding.UTF8, response.HttpContext.RequestAborted);
    }
}
