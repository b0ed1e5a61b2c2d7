using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Guardrails.Local.Wire;

/// <summary>
/// AWS Query: a form in, XML out, lists as <c>member</c> elements, maps as <c>entry</c> elements, times in ISO 8601.
/// </summary>
/// <param name="xmlNamespace">The service's XML namespace.</param>
/// <param name="accessDenied">Its code for a call that is not allowed.</param>
/// <param name="invalid">Its code for a request that its model does not allow.</param>
internal sealed class QueryProtocol(
    XNamespace xmlNamespace,
    string accessDenied = QueryProtocol.AccessDenied,
    string invalid = QueryProtocol.ValidationError) : Protocol
{
    private const string AccessDenied = "AccessDenied";
    private const string ValidationError = "ValidationError";

    /// <summary>Deeper than any member of a request: what is deeper is none, and would use up the stack.</summary>
    private const int Deepest = 32;

    /// <summary>The version of the service's API, which ends its namespace.</summary>
    private readonly string version = xmlNamespace.NamespaceName.TrimEnd('/').Split('/')[^1];

    public override string ContentType => "text/xml";

    public override (string Operation, JsonObject Input) Read(HttpRequest request, byte[] body)
    {
        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body));
        if (form.FirstOrDefault(field => !IsXml(field.Key + field.Value)) is { Key: { } unwritable })
        {
            throw new AwsError(
                "ValidationError", $"The value at '{Writable(unwritable)}' has a character that XML does not have");
        }

        if (!form.TryGetValue("Action", out var action))
            throw new AwsError("MissingAction", "The request must contain the parameter Action");
        var asked = form.TryGetValue("Version", out var given) ? given.ToString() : "NO_VERSION_SPECIFIED";
        if (asked != version)
            throw NoOperation(action.ToString(), asked);

        var input = new JsonObject();
        foreach (var (name, value) in form.Where(field => field.Key is not ("Action" or "Version")))
        {
            var path = name.Split('.');
            if (path.Length > Deepest)
                throw Malformed($"The parameter {path[0]} has too many parts");
            Put(input, path, value.ToString());
        }

        return (action.ToString(), (JsonObject)WithLists(input)!);
    }

    public override AwsError UnknownOperation(string operation) => NoOperation(operation, version);

    public override string Write(string operation, JsonObject answer, IReadOnlyList<string> maps, string requestId)
    {
        // AWS leaves the result out where an operation's model has no output; clients do not look for it there.
        return new XElement(
            xmlNamespace + $"{operation}Response",
            new XElement(xmlNamespace + $"{operation}Result", Members(answer, maps)),
            new XElement(xmlNamespace + "ResponseMetadata", new XElement(xmlNamespace + "RequestId", requestId)))
            .ToString(SaveOptions.DisableFormatting);
    }

    public override string Write(AwsError error, string requestId) => new XElement(
        xmlNamespace + "ErrorResponse",
        new XElement(
            xmlNamespace + "Error",
            new XElement(xmlNamespace + "Type", error.Status < 500 ? "Sender" : "Receiver"),
            new XElement(xmlNamespace + "Code", ErrorCode(error.Code)),
            new XElement(xmlNamespace + "Message", Writable(error.Message))),
        new XElement(xmlNamespace + "RequestId", requestId)).ToString(SaveOptions.DisableFormatting);

    public override AwsError Refuse(AuthenticationFailure why, string? fault = null) => why switch
    {
        AuthenticationFailure.UnknownKey =>
            new("InvalidClientTokenId", "The security token included in the request is invalid.", 403),
        AuthenticationFailure.Expired =>
            new("ExpiredToken", "The security token included in the request is expired", 403),
        _ => new(
            "SignatureDoesNotMatch",
            fault ?? "The request signature we calculated does not match the signature you provided. Check your AWS "
            + "Secret Access Key and signing method.",
            403),
    };

    private static AwsError NoOperation(string operation, string version) => new(
        "InvalidAction",
        $"Could not find operation {operation} for version {version}: the embedded organization has none of that name");

    private static AwsError Malformed(string message) => new("MalformedInput", message);

    /// <summary>Query services have other names for what JSON services say, and each its own for some.</summary>
    private string ErrorCode(string code) => code switch
    {
        "SerializationException" => "MalformedInput",
        AccessDenied => accessDenied,
        ValidationError => invalid,
        _ => code,
    };

    private static bool IsXml(string text) => Writable(text) == text;

    /// <summary>A text without what XML cannot hold.</summary>
    private static string Writable(string text) => string.Concat(text.EnumerateRunes().Select(
        rune => rune.Value >= 0x10000 || XmlConvert.IsXmlChar((char)rune.Value) ? rune : Rune.ReplacementChar));

    /// <summary>Puts <c>A.member.1.B</c> where it belongs, numbers as names for now.</summary>
    private static void Put(JsonObject into, ReadOnlySpan<string> path, string value)
    {
        if (path.Length == 1)
        {
            into[path[0]] = value;
            return;
        }

        if (into[path[0]] is not JsonObject next)
            into[path[0]] = next = [];
        Put(next, path[1..], value);
    }

    /// <summary>
    /// Turns <c>{"member": {"1": …, "2": …}}</c> into lists, and <c>{"entry": {"1": {"Name": …, "Value": …}}}</c> into
    /// maps.
    /// </summary>
    private static JsonNode? WithLists(JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } json when json["member"] is JsonObject items => new JsonArray(
        [
            .. items.OrderBy(item => Index(item.Key)).Select(item => WithLists(item.Value)),
        ]),
        JsonObject { Count: 1 } json when json["entry"] is JsonObject entries => Map(entries),
        JsonObject json =>
            new JsonObject(json.Select(member => KeyValuePair.Create(member.Key, WithLists(member.Value)))),
        _ => node?.DeepClone(),
    };

    private static JsonObject Map(JsonObject entries)
    {
        var map = new JsonObject();
        foreach (var (_, entry) in entries.OrderBy(item => Index(item.Key)))
        {
            if (entry is not JsonObject pair || (pair["Name"] ?? pair["key"]) is not JsonValue name)
                throw Malformed("An entry of a map has no name");
            map[name.GetValue<string>()] = WithLists(pair["Value"] ?? pair["value"]);
        }

        return map;
    }

    private static int Index(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : throw Malformed($"{text} is not the number of a list's item");

    private IEnumerable<XElement> Members(JsonObject json, IReadOnlyList<string> maps) => json
        .Where(member => member.Value is not null)
        .Select(member => new XElement(xmlNamespace + member.Key, Content(member.Key, member.Value!, maps)));

    private object Content(string name, JsonNode value, IReadOnlyList<string> maps) => value switch
    {
        JsonObject map when maps.Contains(name) => map.Select(entry => new XElement(
            xmlNamespace + "entry",
            new XElement(xmlNamespace + "key", entry.Key),
            new XElement(xmlNamespace + "value", Content("value", entry.Value!, maps)))),
        JsonObject json => Members(json, maps),
        JsonArray list => list.Select(item => new XElement(xmlNamespace + "member", Content("member", item!, maps))),
        _ => Text(value.AsValue()),
    };

    private static string Text(JsonValue value)
    {
        if (value.TryGetValue<string>(out var text))
            return text;
        if (value.TryGetValue<DateTimeOffset>(out var time))
            return time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        return value.TryGetValue<byte[]>(out var bytes) ? Convert.ToBase64String(bytes) : value.ToJsonString();
    }
}
