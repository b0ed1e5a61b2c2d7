using System.Globalization;
using System.Text.RegularExpressions;
using Guardrails.Core.Json;

namespace Guardrails.Core.Decisions;

/// <summary>
/// Everything about a proof that can be told without AWS: it is the one request that is sent on, to the one place, and
/// was signed for this decision, now.
/// </summary>
public static partial class ProofCheck
{
    /// <summary>The time around the signing within which a proof counts, as AWS has it.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);

    /// <summary>The most characters of all headers: a session token has some 1,500.</summary>
    private const int MostCharacters = 16 * 1024;

    private const string Again = "Run the guardrails command again.";

    /// <summary>Refuses a proof that is not for this decision, this place and this time.</summary>
    /// <exception cref="RefusedException">It is not; the message says what to do and repeats no secret.</exception>
    public static void Demand(PersonProof proof, ProofEndpoint endpoint, string decision, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(proof);
        ArgumentNullException.ThrowIfNull(endpoint);
        if (Fault(proof, endpoint, decision, now) is { } fault)
            throw new RefusedException(fault);
    }

    private static string? Fault(
        PersonProof proof, ProofEndpoint endpoint, string decision, DateTimeOffset now)
    {
        var headers = proof.Headers;
        string Header(string name) => headers.GetValueOrDefault(name, "");

        if (proof.Host != endpoint.Host || Header(PersonProof.HostHeader) != endpoint.Host)
        {
            return $"The proof is signed for another host than {endpoint.Host}, the only one that it is sent to. Sign "
                + "in to the organization's partition, and run the guardrails command again.";
        }

        if ((proof.Method, proof.Path, proof.Body)
            != (PersonProof.TheMethod, PersonProof.ThePath, PersonProof.TheBody)
            || Header(PersonProof.ContentTypeHeader) != PersonProof.TheContentType)
            return $"The proof is another request than GetCallerIdentity. {Again}";
        return HeaderFault(headers) ?? SignatureFault(headers, endpoint.Region)
            ?? DateFault(Header(PersonProof.DateHeader), now)
            ?? (Header(PersonProof.DecisionHeader) == decision
                ? null
                : "The proof was signed for another decision than this one. List what is to be decided again, and "
                    + "decide on what is there now.");
    }

    private static string? HeaderFault(IReadOnlyDictionary<string, string> headers)
    {
        string[] needed =
        [
            PersonProof.AuthorizationHeader, PersonProof.ContentTypeHeader, PersonProof.HostHeader,
            PersonProof.DateHeader, PersonProof.DecisionHeader,
        ];
        if (needed.Except(headers.Keys).FirstOrDefault() is { } missing)
            return $"The proof has no header {missing}. {Again}";
        if (headers.Keys.Except(needed).Any(name => name != PersonProof.TokenHeader))
            return $"The proof has a header that is not known, or one of another spelling. {Again}";
        if (headers.Values.Sum(value => value.Length) > MostCharacters)
            return $"The proof's headers have more than {MostCharacters} characters. {Again}";
        return headers.Values.All(IsPlain)
            ? null
            : $"A header of the proof holds a line break, a character that is not ASCII, or no value. {Again}";
    }

    // Spaces at the ends or side by side are signed as none or one: they would make two headers look like one.
    private static bool IsPlain(string value) =>
        value.Length > 0 && !value.AsSpan().ContainsAnyExceptInRange(' ', '~')
        && value[0] != ' ' && value[^1] != ' ' && !value.Contains("  ", StringComparison.Ordinal);

    private static string? SignatureFault(IReadOnlyDictionary<string, string> headers, string region)
    {
        var parts = Authorization().Match(headers[PersonProof.AuthorizationHeader]);
        if (!parts.Success)
            return $"The proof is not signed by AWS Signature Version 4. {Again}";
        if (parts.Groups["region"].Value != region || parts.Groups["service"].Value != ProofEndpoint.Service)
            return $"The proof is signed for another Region or service than AWS STS in {region}. {Again}";
        if (!headers[PersonProof.DateHeader].StartsWith(parts.Groups["date"].Value + "T", StringComparison.Ordinal))
            return $"The proof's date is not the one of its signature. {Again}";
        var signed = parts.Groups["headers"].Value.Split(';');
        return headers.Keys.Where(name => name != PersonProof.AuthorizationHeader).Order(StringComparer.Ordinal)
            .SequenceEqual(signed, StringComparer.Ordinal)
            ? null
            : $"The proof's signature does not cover each of its headers, and {PersonProof.DecisionHeader} above all. "
                + Again;
    }

    private static string? DateFault(string text, DateTimeOffset now)
    {
        if (!DateTimeOffset.TryParseExact(
            text,
            PersonProof.DateForm,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var date))
            return $"The proof has no date of the form 20261123T090000Z. {Again}";
        if (date < now - Tolerance)
            return $"The proof is older than {Counted.Of(Tolerance)}. Run the guardrails command again; set this "
                + "machine's clock if it was run just now.";
        return date > now + Tolerance
            ? $"The proof's date is more than {Counted.Of(Tolerance)} ahead. Set this machine's clock, and run the "
                + "guardrails command again."
            : null;
    }

    [GeneratedRegex(
        @"^AWS4-HMAC-SHA256 Credential=[A-Z0-9]{16,128}/(?<date>[0-9]{8})/(?<region>[a-z0-9-]+)/(?<service>[a-z]+)"
        + @"/aws4_request, SignedHeaders=(?<headers>[a-z0-9;-]+), Signature=[0-9a-f]{64}\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Authorization();
}
