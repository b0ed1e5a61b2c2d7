using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Guardrails.Local.Wire;

/// <summary>AWS JSON: the operation in a header, times as seconds since 1970.</summary>
/// <param name="target">The service's name in that header.</param>
/// <param name="invalid">Its code for a request that its model does not allow.</param>
/// <param name="version">The version of the protocol, which nothing but the media type shows.</param>
internal sealed class JsonProtocol(
    string target, string invalid = JsonProtocol.ValidationException, string version = "1.1") : Protocol
{
    private const string ValidationException = "ValidationException";
    private const string SignatureException = "InvalidSignatureException";

    public override string ContentType => $"application/x-amz-json-{version}";

    public override (string Operation, JsonObject Input) Read(HttpRequest request, byte[] body)
    {
        var named = request.Headers["X-Amz-Target"].ToString();
        var dot = named.LastIndexOf('.');
        if (dot < 0 || named[..dot] != target)
            throw UnknownOperation(named);
        var operation = named[(dot + 1)..];
        try
        {
            return (operation, JsonNode.Parse(body) as JsonObject
                ?? throw new AwsError("SerializationException", "The request is not a JSON object."));
        }
        catch (JsonException error)
        {
            throw new AwsError("SerializationException", error.Message);
        }
    }

    public override string Write(string operation, JsonObject answer, IReadOnlyList<string> maps, string requestId) =>
        WithEpochTimes(answer)!.ToJsonString();

    public override string Write(AwsError error, string requestId)
    {
        var code = ErrorCode(error.Code);
        var json = new JsonObject { ["__type"] = code, ["Message"] = error.Message };
        foreach (var (name, value) in error.Members.Where(_ => code != ValidationException))
            json[name] = value.DeepClone();
        return json.ToJsonString();
    }

    public override AwsError UnknownOperation(string operation) => new(
        "UnknownOperationException", $"The embedded organization has no operation '{operation}' of this service.");

    public override AwsError Refuse(AuthenticationFailure why, string? fault = null) => why switch
    {
        AuthenticationFailure.UnknownKey =>
            new("UnrecognizedClientException", "The security token included in the request is invalid."),
        AuthenticationFailure.Expired =>
            new("ExpiredTokenException", "The security token included in the request is expired"),
        _ => new(
            SignatureException,
            fault ?? "The request signature we calculated does not match the signature you provided."),
    };

    /// <summary>JSON services have other names for what Query services say.</summary>
    private string ErrorCode(string code) => code switch
    {
        "AccessDenied" => "AccessDeniedException",
        "ValidationError" => invalid,
        _ => code,
    };

    private static JsonNode? WithEpochTimes(JsonNode? node) => node switch
    {
        JsonObject json =>
            new JsonObject(json.Select(member => KeyValuePair.Create(member.Key, WithEpochTimes(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(WithEpochTimes)]),
        JsonValue value when !value.TryGetValue<string>(out _) && value.TryGetValue<DateTimeOffset>(out var time) =>
            JsonValue.Create(time.ToUnixTimeMilliseconds() / 1000m),
        _ => node?.DeepClone(),
    };
}
