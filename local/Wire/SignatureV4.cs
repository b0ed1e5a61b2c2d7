using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Guardrails.Local.Wire;

/// <summary>The Authorization header of a signed request, and the check that the signature is right.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
/// </remarks>
internal sealed record SignatureV4(
    string AccessKeyId,
    string Date,
    string Region,
    string Service,
    IReadOnlyList<string> SignedHeaders,
    string Signature)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Reads the header.</summary>
    /// <exception cref="AwsError">It is absent or not of this form.</exception>
    public static SignatureV4 Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0)
            throw new AwsError("MissingAuthenticationToken", "Request is missing Authentication Token", 403);

        var fields = header[(header.IndexOf(' ') + 1)..]
            .Split(',', StringSplitOptions.TrimEntries)
            .Select(field => field.Split('=', 2))
            .Where(field => field.Length == 2)
            .ToDictionary(field => field[0], field => field[1]);
        if (!header.StartsWith(Algorithm + " ", StringComparison.Ordinal)
            || !fields.TryGetValue("SignedHeaders", out var headers)
            || !fields.TryGetValue("Signature", out var signature)
            || fields.GetValueOrDefault("Credential", "").Split('/') is not
                [var key, var date, var region, var service, "aws4_request"])
        {
            throw new AwsError("IncompleteSignature", $"'{header}' is not an {Algorithm} Authorization header");
        }

        return new(key, date, region, service, headers.Split(';'), signature);
    }

    /// <summary>Tells whether the signer of this request has the secret.</summary>
    public bool IsBy(string secret, HttpRequest request, byte[] body) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Signature), Encoding.UTF8.GetBytes(Expected(secret, request, body)));

    private string Expected(string secret, HttpRequest request, byte[] body)
    {
        var scope = $"{Date}/{Region}/{Service}/aws4_request";
        var canonical = Hex(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(request, body))));
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + secret), Mac);
        return Hex(Mac(key, $"{Algorithm}\n{request.Headers["X-Amz-Date"]}\n{scope}\n{canonical}"));
    }

    private string Canonical(HttpRequest request, byte[] body) => string.Join('\n',
    [
        request.Method,
        // Encoded once more than it travels, as every service but S3 has it.
        string.Join(
            '/', request.Path.Value!.Split('/').Select(part => Uri.EscapeDataString(Uri.EscapeDataString(part)))),
        string.Join('&', request.Query
            .SelectMany(pair => pair.Value.Select(
                value => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(value ?? "")}"))
            .Order(StringComparer.Ordinal)),
        .. SignedHeaders.Select(name => $"{name}:{Value(request, name)}"),
        "",
        string.Join(';', SignedHeaders),
        Hex(SHA256.HashData(body)),
    ]);

    private static string Value(HttpRequest request, string header) => string.Join(',', request.Headers[header]
        .Select(value => string.Join(' ', value!.Split(' ', StringSplitOptions.RemoveEmptyEntries))));

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
