using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Guardrails.Local.Wire;

/// <summary>
/// The signature of a request, in its Authorization header or its link, and the check that the signature is right.
/// </summary>
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
    private const string DateHeader = "X-Amz-Date";
    private const string DateFormat = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>
    /// "In most cases, a request must reach AWS within five minutes of the time stamp in the request."
    /// </summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const string ContentHash = "x-amz-content-sha256";
    private const string Unsigned = "UNSIGNED-PAYLOAD";

    /// <summary>True where it stands in a link.</summary>
    public bool IsInQuery { get; private init; }

    /// <summary>Reads it.</summary>
    /// <exception cref="AwsError">It is absent or not of this form.</exception>
    public static SignatureV4 Of(HttpRequest request)
    {
        if (QuerySignature.IsIn(request))
        {
            return request.Query["X-Amz-Credential"].ToString().Split('/') is
                [var id, var on, var where, var what, "aws4_request"]
                && request.Query["X-Amz-Algorithm"] == Algorithm
                ? new(
                    id, on, where, what,
                    request.Query["X-Amz-SignedHeaders"].ToString().Split(';'),
                    request.Query[QuerySignature.Parameter].ToString()) { IsInQuery = true }
                : throw new AwsError(
                    "AuthorizationQueryParametersError", "Error parsing the X-Amz-Credential parameter");
        }

        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0)
            throw new AwsError("MissingAuthenticationToken", "Request is missing Authentication Token", 403);

        var fields = header[(header.IndexOf(' ') + 1)..]
            .Split(',', StringSplitOptions.TrimEntries)
            .Select(field => field.Split('=', 2))
            .Where(field => field.Length == 2)
            .DistinctBy(field => field[0])
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

    /// <summary>The fault of a request that is signed right, in AWS's words; null where it has none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="body">Its body.</param>
    /// <param name="now">The time.</param>
    /// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html</remarks>
    public string? Fault(HttpRequest request, byte[] body, DateTimeOffset now)
    {
        var date = SignedAt(request);
        if (!DateTimeOffset.TryParseExact(
            date, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var signed))
            return $"Authorization header requires existence of a '{DateHeader}' header of the form {DateFormat}.";
        if (!date.StartsWith(Date + "T", StringComparison.Ordinal))
        {
            return "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                + $"'{Date}' != '{date[..8]}', from '{date}'.";
        }

        if (IsInQuery)
            return QuerySignature.Fault(request, signed, now);
        if (signed < now - Tolerance)
            return $"Signature expired: {date} is now earlier than {Written(now - Tolerance)} "
                + $"({Written(now)} - 5 min.)";
        if (signed > now + Tolerance)
            return $"Signature not yet current: {date} is still later than {Written(now + Tolerance)} "
                + $"({Written(now)} + 5 min.)";
        if (request.Headers.Keys.Select(name => name.ToLowerInvariant())
            .FirstOrDefault(name => MustBeSigned(name) && !SignedHeaders.Contains(name)) is { } unsigned)
            return $"'{unsigned}' must be a 'SignedHeader' in the AWS Authorization.";
        return request.Headers.TryGetValue(ContentHash, out var hash)
            && hash != Unsigned
            && hash != Hex(SHA256.HashData(body))
            ? "The provided 'x-amz-content-sha256' header does not match what was computed."
            : null;
    }

    private static bool MustBeSigned(string header) =>
        header == "host" || header.StartsWith("x-amz-", StringComparison.Ordinal);

    private static string Written(DateTimeOffset time) =>
        time.UtcDateTime.ToString(DateFormat, CultureInfo.InvariantCulture);

    /// <summary>Tells whether the signer of this request has the secret.</summary>
    public bool IsBy(string secret, HttpRequest request, byte[] body) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Signature), Encoding.UTF8.GetBytes(Expected(secret, request, body)));

    private string Expected(string secret, HttpRequest request, byte[] body)
    {
        var scope = $"{Date}/{Region}/{Service}/aws4_request";
        var canonical = Hex(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(request, body))));
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + secret), Mac);
        return Hex(Mac(key, $"{Algorithm}\n{SignedAt(request)}\n{scope}\n{canonical}"));
    }

    private string Canonical(HttpRequest request, byte[] body) => string.Join('\n',
    [
        request.Method,
        // Encoded once more than it travels, as every service but S3 has it.
        string.Join('/', request.Path.Value!.Split('/').Select(Uri.EscapeDataString)
            .Select(part => Service == "s3" ? part : Uri.EscapeDataString(part))),
        string.Join('&', request.Query.Where(pair => pair.Key != QuerySignature.Parameter)
            .SelectMany(pair => pair.Value.Select(
                value => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(value ?? "")}"))
            .Order(StringComparer.Ordinal)),
        .. SignedHeaders.Select(name => $"{name}:{Value(request, name)}"),
        "",
        string.Join(';', SignedHeaders),
        IsInQuery || request.Headers[ContentHash] == Unsigned ? Unsigned : Hex(SHA256.HashData(body)),
    ]);

    private string SignedAt(HttpRequest request) =>
        (IsInQuery ? request.Query[DateHeader] : request.Headers[DateHeader]).ToString();

    private static string Value(HttpRequest request, string header) => string.Join(',', request.Headers[header]
        .Select(value => string.Join(' ', value!.Split(' ', StringSplitOptions.RemoveEmptyEntries))));

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
