using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Guardrails.Local.Wire;
using Microsoft.AspNetCore.Http;

namespace Guardrails.Local.Services.S3;

/// <summary>
/// Objects over the wire: bucket and key in the path, contents as bodies, the rest in headers. Contents are text here.
/// </summary>
/// <remarks>Source: https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAPI.html</remarks>
internal sealed class ObjectProtocol : Protocol
{
    private static readonly UTF8Encoding Text = new(false, throwOnInvalidBytes: true);

    /// <summary>The members that travel in headers, both ways.</summary>
    private static readonly IReadOnlyDictionary<string, string> Members = new Dictionary<string, string>
    {
        ["Content-Type"] = "ContentType",
        ["Content-Disposition"] = "ContentDisposition",
        ["ETag"] = "ETag",
        ["x-amz-version-id"] = "VersionId",
        ["x-amz-server-side-encryption"] = "ServerSideEncryption",
        ["x-amz-server-side-encryption-aws-kms-key-id"] = "SSEKMSKeyId",
        ["x-amz-server-side-encryption-bucket-key-enabled"] = "BucketKeyEnabled",
        ["x-amz-checksum-sha256"] = "ChecksumSHA256",
        ["x-amz-object-lock-mode"] = "ObjectLockMode",
        ["x-amz-object-lock-retain-until-date"] = "ObjectLockRetainUntilDate",
    };

    /// <summary>Parameters of the signature, and the one by which clients name their operation.</summary>
    private static bool SaysNothing(string parameter) =>
        parameter == "x-id" || parameter.StartsWith("X-Amz-", StringComparison.Ordinal);

    public override string ContentType => "application/xml";

    public override (string Operation, JsonObject Input) Read(HttpRequest request, byte[] body)
    {
        var path = (request.Path.Value ?? "").Split('/', 3);
        if (path is not ["", { Length: > 0 } bucket, { Length: > 0 } key])
            throw UnknownOperation($"{request.Method} {request.Path}");
        var input = new JsonObject { ["Bucket"] = bucket, ["Key"] = key };
        foreach (var (parameter, value) in request.Query.Where(one => !SaysNothing(one.Key)))
        {
            if (parameter != "versionId")
                throw UnknownOperation($"{request.Method} with {parameter}");
            input["VersionId"] = value.ToString();
        }

        if (request.Method == HttpMethods.Get)
            return ("GetObject", input);
        if (request.Method != HttpMethods.Put)
            throw UnknownOperation(request.Method);
        if (request.Headers.ContainsKey("Content-Encoding") || !IsText(body))
            throw UnknownOperation("PutObject of what is no text, or in chunks");
        input["Body"] = Convert.ToBase64String(body);
        foreach (var (header, member) in Members.Where(one => request.Headers.ContainsKey(one.Key)))
            input[member] = request.Headers[header].ToString();
        return ("PutObject", input);
    }

    public override string Write(string operation, JsonObject answer, IReadOnlyList<string> maps, string requestId) =>
        (string?)answer["Body"] is { } body ? Text.GetString(Convert.FromBase64String(body)) : "";

    public override IReadOnlyDictionary<string, string> Headers(JsonObject answer) => Members
        .Where(one => answer[one.Value] is not null)
        .ToDictionary(one => one.Key, one => (string)answer[one.Value]!);

    public override string Write(AwsError error, string requestId) => new XElement(
        "Error",
        new XElement("Code", error.Code),
        new XElement("Message", error.Message),
        new XElement("RequestId", requestId)).ToString();

    public override AwsError Refuse(AuthenticationFailure why, string? fault = null) => why switch
    {
        AuthenticationFailure.UnknownKey => new(
            "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.", 403),
        AuthenticationFailure.Expired => new("ExpiredToken", "The provided token has expired.", 400),
        _ => new(
            fault is null ? "SignatureDoesNotMatch" : "AccessDenied",
            fault ?? "The request signature we calculated does not match the signature you provided.",
            403),
    };

    public override AwsError UnknownOperation(string operation) => new(
        "NotImplemented", $"The embedded organization has no operation '{operation}' of this service.", 501);

    private static bool IsText(byte[] body)
    {
        try
        {
            Text.GetCharCount(body);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
