using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Guardrails.Sdk.Wire;

/// <summary>
/// AWS JSON 1.1: one POST, the operation in X-Amz-Target, members as JSON. REST JSON whose operations are such posts,
/// each to a path of its own, differs in nothing else.
/// </summary>
/// <param name="target">The service's name in X-Amz-Target; null where operations have paths.</param>
/// <param name="errors">The service's exceptions.</param>
internal sealed class JsonProtocol(string target, ErrorMap errors) : WireProtocol
{
    private readonly Dictionary<string, string> _names = [];

    /// <summary>A service whose operations have paths.</summary>
    public JsonProtocol(ErrorMap errors) : this(target: null, errors) { }

    /// <summary>The paths of operations.</summary>
    public Dictionary<string, string> Paths { get; } = [];

    /// <summary>The name under which a member travels, where it is not its own.</summary>
    public string this[string member]
    {
        get => _names.GetValueOrDefault(member, member);
        init => _names[member] = value;
    }

    protected override IMarshaller<IRequest, AmazonWebServiceRequest> Marshaller(string operation) =>
        new RequestMarshaller(this, target, operation);

    protected override ResponseUnmarshaller Unmarshaller<TResponse>(string operation) =>
        new AnswerUnmarshaller<TResponse>(this, errors);

    private sealed class RequestMarshaller(JsonProtocol protocol, string target, string operation)
        : IMarshaller<IRequest, AmazonWebServiceRequest>
    {
        public IRequest Marshall(AmazonWebServiceRequest input)
        {
            var request = new DefaultRequest(input, input.GetType().Namespace)
            {
                HttpMethod = "POST",
                ResourcePath = target is null ? protocol.Paths[operation] : "/",
                Content = JsonWriter.Write(input, member => protocol[member]),
                Headers = { ["Content-Type"] = target is null ? "application/json" : "application/x-amz-json-1.1" },
            };
            if (target is not null)
                request.Headers["X-Amz-Target"] = $"{target}.{operation}";
            return request;
        }
    }

    private sealed class AnswerUnmarshaller<TResponse>(JsonProtocol protocol, ErrorMap errors)
        : JsonResponseUnmarshaller
        where TResponse : AmazonWebServiceResponse, new()
    {
        public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
        {
            var response = new TResponse();
            using var body = new MemoryStream();
            input.Stream.CopyTo(body);
            // An answer of nothing is one only where there is nothing to say.
            if (body.Length > 0 || Members.Of(typeof(TResponse)).Length > 0)
                Fill(response, body.ToArray());
            return response;
        }

        public override AmazonServiceException UnmarshallException(
            JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
        {
            var reader = new StreamingUtf8JsonReader(input.Stream);
            var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
            var exception = errors.Create(error, innerException, statusCode);
            if (Members.Of(exception.GetType()).Length > 0)
                Fill(exception, input.GetResponseBodyBytes());
            return exception;
        }

        private void Fill(object target, ReadOnlyMemory<byte> body)
        {
            using var json = JsonDocument.Parse(
                body.Span.StartsWith(Encoding.UTF8.Preamble) ? body[Encoding.UTF8.Preamble.Length..] : body);
            Binder.Fill(target, new JsonNode(json.RootElement, protocol));
        }
    }

    private sealed class JsonNode(JsonElement element, JsonProtocol protocol) : Node
    {
        public override string Text =>
            element.ValueKind == JsonValueKind.String ? element.GetString() : element.GetRawText();

        /// <summary>Seconds since 1970, with a fraction; or a date as text, as the official clients take it.</summary>
        public override DateTime Instant =>
            double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
                ? DateTime.UnixEpoch.AddMilliseconds(Math.Round(seconds * 1000))
                : DateTimeOffset
                    .Parse(Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime;

        public override bool HoldsEmptyCollections => true;

        public override IEnumerable<Node> Items =>
            element.EnumerateArray().Select(item => new JsonNode(item, protocol));

        public override IEnumerable<KeyValuePair<string, Node>> Entries =>
            element.EnumerateObject()
                .Select(entry => new KeyValuePair<string, Node>(entry.Name, new JsonNode(entry.Value, protocol)));

        public override Node Member(string name) =>
            element.TryGetProperty(protocol[name], out var value)
                && value.ValueKind != JsonValueKind.Null ? new JsonNode(value, protocol) : null;
    }
}
