using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Guardrails.Core.Decisions;

/// <summary>Signs a proof with a person's own credentials: AWS Signature Version 4.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html. The SDK's signer
/// is no part of its public interface; a test compares with it.
/// </remarks>
public static class ProofSigner
{
    internal const string Algorithm = "AWS4-HMAC-SHA256";
    internal const string Terminator = "aws4_request";

    /// <summary>The proof.</summary>
    /// <param name="endpoint">The place that it is for.</param>
    /// <param name="accessKeyId">The person's access key id.</param>
    /// <param name="secret">Its secret.</param>
    /// <param name="token">The session token; null or empty where the credentials have none.</param>
    /// <param name="decision">The hash of the decision.</param>
    /// <param name="now">The time (UTC).</param>
    public static PersonProof Sign(
        ProofEndpoint endpoint, string accessKeyId, string secret, string? token, string decision, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        var date = now.UtcDateTime.ToString(PersonProof.DateForm, CultureInfo.InvariantCulture);
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [PersonProof.ContentTypeHeader] = PersonProof.TheContentType,
            [PersonProof.HostHeader] = endpoint.Host,
            [PersonProof.DateHeader] = date,
            [PersonProof.DecisionHeader] = decision,
        };
        if (!string.IsNullOrEmpty(token))
            headers[PersonProof.TokenHeader] = token;

        var signed = string.Join(';', headers.Keys);
        var scope = $"{date[..8]}/{endpoint.Region}/{ProofEndpoint.Service}/{Terminator}";
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + secret), Mac);
        var signature = Convert.ToHexStringLower(Mac(
            key, $"{Algorithm}\n{date}\n{scope}\n{Hash(Canonical(headers, signed))}"));
        headers[PersonProof.AuthorizationHeader] =
            $"{Algorithm} Credential={accessKeyId}/{scope}, SignedHeaders={signed}, Signature={signature}";
        return new(
            PersonProof.TheMethod, endpoint.Host, PersonProof.ThePath, PersonProof.TheBody, headers);
    }

    /// <summary>The request as it is signed.</summary>
    private static string Canonical(IReadOnlyDictionary<string, string> headers, string signed) => string.Join('\n',
    [
        PersonProof.TheMethod,
        PersonProof.ThePath,
        "",
        .. headers.Select(header => $"{header.Key}:{header.Value}"),
        "",
        signed,
        Hash(PersonProof.TheBody),
    ]);

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
