using System.Text.Json.Nodes;

namespace Guardrails.Core.Decisions;

/// <summary>
/// A request to AWS that a person's own credentials signed: whoever sends it on learns from AWS who signed it. It holds
/// a session token, and is neither logged nor stored.
/// </summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Host">The host that it was signed for.</param>
/// <param name="Path">The path and query.</param>
/// <param name="Body">The body.</param>
/// <param name="Headers">The headers, by their names in lower case.</param>
public sealed record PersonProof(
    string Method, string Host, string Path, string Body, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The member of a decision's payload that holds it.</summary>
    public const string Member = "proof";

    /// <summary>The header that binds the request to one decision.</summary>
    public const string DecisionHeader = "x-guardrails-decision";

    internal const string TheMethod = "POST";
    internal const string ThePath = "/";
    internal const string TheBody = "Action=GetCallerIdentity&Version=2011-06-15";
    internal const string TheContentType = "application/x-www-form-urlencoded; charset=utf-8";
    internal const string AuthorizationHeader = "authorization";
    internal const string ContentTypeHeader = "content-type";
    internal const string DateHeader = "x-amz-date";
    internal const string HostHeader = "host";
    internal const string TokenHeader = "x-amz-security-token";
    internal const string DateForm = "yyyyMMdd'T'HHmmss'Z'";

    private const string Again = "Use the guardrails command of the same version as the function.";

    /// <summary>It, for the payload of an invocation.</summary>
    public JsonObject ToJson() => new()
    {
        ["method"] = Method,
        ["host"] = Host,
        ["path"] = Path,
        ["body"] = Body,
        ["headers"] = new JsonObject(
            Headers.Select(header => KeyValuePair.Create(header.Key, (JsonNode?)header.Value))),
    };

    /// <summary>Reads one. No message repeats a value of it.</summary>
    /// <exception cref="RefusedException">It has another form.</exception>
    public static PersonProof Read(JsonNode? node)
    {
        if (node is not JsonObject json || json["headers"] is not JsonObject headers)
            throw new RefusedException($"The decision carries no proof of who made it. {Again}");
        string[] names = ["method", "host", "path", "body", "headers"];
        return json.Select(member => member.Key).Except(names).Any()
            ? throw new RefusedException($"The proof has a member that is not known. {Again}")
            : new(
                Text(json, "method"),
                Text(json, "host"),
                Text(json, "path"),
                Text(json, "body"),
                headers.ToDictionary(
                    header => header.Key, header => Text(headers, header.Key), StringComparer.Ordinal));
    }

    /// <summary>The record's members without its secrets, so that no log of it tells them.</summary>
    public override string ToString() => $"{Method} {Host}{Path}";

    private static string Text(JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue(out string? text)
            ? text
            : throw new RefusedException($"A part of the proof is no text. {Again}");
}
