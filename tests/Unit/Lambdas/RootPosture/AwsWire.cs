using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Guardrails.Local.Functions;
using Microsoft.AspNetCore.Http;

namespace Guardrails.Tests.Unit.Lambdas.RootPosture;

/// <summary>
/// A web server that stands for every AWS endpoint: it answers each call as it was told to, and keeps what
/// it was asked.
/// </summary>
internal sealed partial class AwsWire : IAsyncDisposable
{
    private readonly ConcurrentQueue<WireCall> _received = new();
    private LoopbackServer _server = null!;
    private Func<WireCall, WireAnswer> _answer = null!;

    public Uri Address => _server.Address;

    /// <summary>Every request, in order.</summary>
    public IReadOnlyList<WireCall> Received => [.. _received];

    public static async Task<AwsWire> StartAsync(Func<WireCall, WireAnswer> answer)
    {
        var wire = new AwsWire { _answer = answer };
        wire._server = await LoopbackServer.StartAsync(wire.ServeAsync);
        return wire;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ServeAsync(HttpContext http)
    {
        using var body = new StreamReader(http.Request.Body);
        var call = Read(http.Request, await body.ReadToEndAsync());
        _received.Enqueue(call);
        await _answer(call).WriteAsync(http);
    }

    private static WireCall Read(HttpRequest request, string body)
    {
        var credential = Credential().Match(request.Headers.Authorization.ToString());
        var operation = request.Headers["X-Amz-Target"].ToString() is { Length: > 0 } target
            ? target.Split('.')[1]
            : Action().Match(body).Groups["name"].Value;
        return new(
            $"{credential.Groups["service"].Value}:{operation}",
            credential.Groups["key"].Value,
            Uri.UnescapeDataString(body))
        {
            Region = credential.Groups["region"].Value,
        };
    }

    [GeneratedRegex(
        "Credential=(?<key>[^/]+)/[^/]+/(?<region>[^/]+)/(?<service>[^/]+)/aws4_request", RegexOptions.ExplicitCapture)]
    private static partial Regex Credential();

    [GeneratedRegex("Action=(?<name>[A-Za-z]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Action();
}

/// <summary>One request.</summary>
/// <param name="Action">
/// Its IAM action, such as <c>sts:AssumeRole</c>: the signing name of the service, and the operation.
/// </param>
/// <param name="AccessKeyId">Who signed it.</param>
/// <param name="Body">Its body.</param>
internal sealed record WireCall(string Action, string AccessKeyId, string Body)
{
    /// <summary>The Region that it was signed for.</summary>
    public string Region { get; init; } = "";

    public string Operation => Action.Split(':')[1];

    /// <summary>Organizations, AWS Config, DynamoDB and SQS speak JSON, IAM and STS XML.</summary>
    public bool SpeaksJson => Action.Split(':')[0] is "organizations" or "config" or "dynamodb" or "sqs";
}

/// <summary>One answer.</summary>
internal abstract record WireAnswer
{
    /// <summary>No answer, until the caller gives up.</summary>
    public static WireAnswer Never(Action whenAsked) => new Silence(whenAsked);

    /// <summary>The connection is closed.</summary>
    public static WireAnswer Dropped { get; } = new Closed();

    /// <summary>A result: members in JSON, or elements in XML.</summary>
    public static WireAnswer Result(WireCall call, string result) =>
        new Said(200, call.SpeaksJson ? result : Xml(call.Operation, result));

    /// <summary>Anything at all.</summary>
    public static WireAnswer Text(int status, string text) => new Said(status, text);

    /// <summary>An error, as the service's protocol writes it.</summary>
    public static WireAnswer Error(WireCall call, int status, string code, string message, TimeSpan clock = default) =>
        new Said(status, call.SpeaksJson
            ? $$"""{"__type":"{{code}}","message":"{{message}}"}"""
            : $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error>"
                + "<RequestId>id</RequestId></ErrorResponse>")
    {
        Clock = clock,
    };

    public abstract Task WriteAsync(HttpContext http);

    private static string Xml(string operation, string result) =>
        $"<{operation}Response><{operation}Result>{result}</{operation}Result>"
        + $"<ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></{operation}Response>";

    private sealed record Said(int Status, string Body) : WireAnswer
    {
        /// <summary>The time that AWS's clock is ahead of ours.</summary>
        public TimeSpan Clock { get; init; }

        public override async Task WriteAsync(HttpContext http)
        {
            http.Response.StatusCode = Status;
            if (Clock != TimeSpan.Zero)
                http.Response.Headers.Date = (DateTimeOffset.UtcNow + Clock).ToString("R");
            await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Body));
        }
    }

    private sealed record Silence(Action WhenAsked) : WireAnswer
    {
        public override async Task WriteAsync(HttpContext http)
        {
            WhenAsked();
            await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted)
                .ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private sealed record Closed : WireAnswer
    {
        public override Task WriteAsync(HttpContext http)
        {
            http.Abort();
            return Task.CompletedTask;
        }
    }
}
