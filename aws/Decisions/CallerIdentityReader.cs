using System.Net;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Guardrails.Aws.Calls;
using Guardrails.Core.Decisions;
using Guardrails.Core.Names;

namespace Guardrails.Aws.Decisions;

/// <summary>
/// Asks AWS STS who signed a proof, by sending it on: to the one endpoint, without a redirect, and never to a place
/// that the proof names.
/// </summary>
/// <param name="http">A client that follows no redirect: <see cref="Connect"/>.</param>
/// <param name="endpoint">The one endpoint.</param>
/// <param name="calls">How AWS is called.</param>
public sealed class CallerIdentityReader(HttpClient http, ProofEndpoint endpoint, AwsCalls calls)
{
    /// <summary>The most bytes of an answer: AWS's has some 600.</summary>
    private const int MostBytes = 16 * 1024;

    private const string Action = StsActions.GetCallerIdentity;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly XNamespace Names = "https://sts.amazonaws.com/doc/2011-06-15/";

    /// <summary>The errors by which AWS STS says that the proof is none.</summary>
    private static readonly string[] NoProof =
    [
        "SignatureDoesNotMatch", "InvalidClientTokenId", "ExpiredToken", "ExpiredTokenException", "IncompleteSignature",
        "RequestExpired", "MissingAuthenticationToken", "AccessDenied", "InvalidSignatureException",
        "UnrecognizedClientException",
    ];

    /// <summary>A client that follows no redirect, keeps no cookies and asks no proxy.</summary>
    public static HttpClient Connect() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        MaxResponseHeadersLength = 16,
    })
    {
        Timeout = Longest,
    };

    /// <summary>The signer, as AWS STS names it.</summary>
    /// <param name="proof">A proof that was checked.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="RefusedException">AWS STS does not take the proof.</exception>
    /// <exception cref="AwsCallException">AWS STS gave no answer that can be used. Asking again may help.</exception>
    public async Task<CallerIdentity> ReadAsync(PersonProof proof, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(proof);
        var (status, text) = await calls.MakeAsync(Action, () => SendAsync(proof, cancellation), cancellation);
        if (status == HttpStatusCode.OK)
            return Identity(text) ?? throw Odd("answered in another form than its own");
        if ((int)status is >= 300 and < 400)
            throw Odd("answered with a redirect, which is never followed");
        return Xml(text)?.Root?.Element(Names + "Error")?.Element(Names + "Code")?.Value is { } code
            && NoProof.Contains(code)
                ? throw new RefusedException(
                    $"AWS STS does not take the signature ({code}). Sign in again, check this machine's clock, and run "
                    + "the command again.")
                : throw Odd($"answered with status {(int)status}");
    }

    private AwsCallException Odd(string what) => calls.Failed(
        Action,
        $"AWS STS {what}",
        "run the command again; if this persists, look for AWS STS in the AWS Health Dashboard.");

    private async Task<(HttpStatusCode Status, string Text)> SendAsync(
        PersonProof proof, CancellationToken cancellation)
    {
        using var request = Request(proof);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Longest);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
        await using var body = await answer.Content.ReadAsStreamAsync(deadline.Token);
        var bytes = new byte[MostBytes + 1];
        var read = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, deadline.Token);
        return read > MostBytes
            ? throw new HttpRequestException($"the answer has more than {MostBytes} bytes")
            : (answer.StatusCode, Encoding.UTF8.GetString(bytes, 0, read));
    }

    /// <summary>Everything but the headers' values is ours, and the headers were checked.</summary>
    private HttpRequestMessage Request(PersonProof proof)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Address)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(proof.Body)),
        };
        request.Headers.Host = endpoint.Host;
        foreach (var (name, value) in proof.Headers)
        {
            if (name == "content-type")
                request.Content.Headers.TryAddWithoutValidation(name, value);
            else if (name != "host")
                request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private static CallerIdentity? Identity(string text)
    {
        var result = Xml(text)?.Root is { } root && root.Name == Names + "GetCallerIdentityResponse"
            ? Only(root, "GetCallerIdentityResult")
            : null;
        return result is not null && Only(result, "Account") is { HasElements: false } account
            && Only(result, "Arn") is { HasElements: false } arn
            && Only(result, "UserId") is { HasElements: false } id
                ? new(account.Value, arn.Value, id.Value)
                : null;
    }

    /// <summary>An element that stands there once; null where it does not, or more than once.</summary>
    private static XElement? Only(XElement within, string name) =>
        within.Elements(Names + name).Take(2).ToList() is [var only] ? only : null;

    private static XDocument? Xml(string text)
    {
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(text),
                new()
                {
                    DtdProcessing = DtdProcessing.Prohibit,
                    XmlResolver = null,
                    MaxCharactersInDocument = MostBytes,
                });
            return XDocument.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
