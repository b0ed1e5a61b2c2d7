using System.Text;
using Guardrails.Local.Calls;
using Guardrails.Local.Deployment;
using Guardrails.Local.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Guardrails.Local.Wire;

/// <summary>The loopback endpoint that stands for every AWS endpoint. Requests go to the service that they were signed for.</summary>
internal sealed class WireServer(World world, Operations operations, LocalOptions options) : IAsyncDisposable
{
    private WebApplication? application;

    /// <summary>Starts to listen on a free port of 127.0.0.1.</summary>
    public async Task<Uri> StartAsync(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        application = builder.Build();
        application.UseRouting();
        DeploymentRoutes.Map(application, world, operations, options);
        application.MapFallback("{**path}", ServeAsync);
        await application.StartAsync(cancellation);
        return new Uri(application.Urls.Single());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (application is not null)
            await application.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext http)
    {
        var requestId = Guid.NewGuid().ToString();
        http.Response.Headers["x-amzn-RequestId"] = requestId;
        Protocol protocol = new JsonProtocol();
        var caller = "nobody";
        try
        {
            var body = await ReadAsync(http.Request);
            var signature = SignatureV4.Of(http.Request);
            protocol = Protocol.Of(signature.Service);
            var principal = Authenticate(http.Request, body, signature, protocol);
            caller = principal.Arn;
            var (name, input) = protocol.Read(http.Request, body);
            var answer = await operations.InvokeAsync(new(world, principal, signature.Region, world.Now), signature.Service, name, input);
            await WriteAsync(http.Response, protocol, 200, protocol.Write(operations.Find(signature.Service, name), answer, requestId));
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
            options.Log?.Invoke($"{error.Code} for {caller}: {error.Message}");
            return WriteAsync(http.Response, protocol, error.Status, protocol.Write(error, requestId));
        }
    }

    private Principal Authenticate(HttpRequest request, byte[] body, SignatureV4 signature, Protocol protocol)
    {
        lock (world.Gate)
        {
            var token = request.Headers["X-Amz-Security-Token"].ToString();
            if (world.Sessions.Find(world, signature.AccessKeyId) is not { } identity || token != (identity.Credentials.SessionToken ?? ""))
                throw protocol.Refuse(Disbelief.UnknownKey);
            if (!signature.IsBy(identity.Credentials.SecretAccessKey, request, body))
                throw protocol.Refuse(Disbelief.WrongSignature);
            if (identity.ExpiresAt <= world.Now)
                throw protocol.Refuse(Disbelief.Expired);
            return identity.Principal;
        }
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body.ToArray();
    }

    private static Task WriteAsync(HttpResponse response, Protocol protocol, int status, string text)
    {
        response.StatusCode = status;
        response.ContentType = protocol.ContentType;
        return response.WriteAsync(text, Encoding.UTF8, response.HttpContext.RequestAborted);
    }
}
