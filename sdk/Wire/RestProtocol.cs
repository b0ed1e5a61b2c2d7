using System.Collections;
using System.Net;
using System.Reflection;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Guardrails.Sdk.Wire;

/// <summary>
/// REST with JSON errors: each operation has a method, a path, headers, and one member whose bytes are the body.
/// </summary>
internal sealed class RestProtocol(ErrorMap errors) : WireProtocol, IEnumerable
{
    private readonly Dictionary<string, RestOperation> operations = [];

    public RestOperation this[string operation]
    {
        set => operations.Add(operation, value);
    }

    public IEnumerator GetEnumerator() => operations.GetEnumerator();

    protected override IMarshaller<IRequest, AmazonWebServiceRequest> Marshaller(string operation) =>
        new RequestMarshaller(operations[operation]);

    protected override ResponseUnmarshaller Unmarshaller<TResponse>(string operation) =>
        new AnswerUnmarshaller<TResponse>(operations[operation], errors);

    private static PropertyInfo Member(object owner, string name) =>
        Members.Of(owner.GetType()).Single(member => member.Name == name);

    private sealed class RequestMarshaller(RestOperation operation) : IMarshaller<IRequest, AmazonWebServiceRequest>
    {
        public IRequest Marshall(AmazonWebServiceRequest input)
        {
            var payload = Member(input, operation.RequestPayload).GetValue(input) as MemoryStream;
            var request = new DefaultRequest(input, input.GetType().Namespace)
            {
                HttpMethod = operation.Method,
                ResourcePath = operation.Path,
                Content = payload?.ToArray() ?? [],
                Headers = { ["Content-Type"] = "application/json" },
            };
            foreach (var member in Members.Of(input.GetType()))
            {
                var value = member.GetValue(input);
                if (operation.Path.Contains($"{{{member.Name}}}", StringComparison.Ordinal))
                    request.AddPathResource($"{{{member.Name}}}", Required(input, member.Name, value as string));
                else if (value is not null && operation.RequestHeaders.TryGetValue(member.Name, out var header))
                    request.Headers[header] = value.ToString();
            }

            return request;
        }

        /// <summary>Without it the path would be that of another operation.</summary>
        private static string Required(AmazonWebServiceRequest input, string name, string value) =>
            string.IsNullOrEmpty(value)
                ? throw new AmazonClientException(
                    $"Request object {input.GetType().Name} does not have required field {name} set")
                : value;
    }

    private sealed class AnswerUnmarshaller<TResponse>(RestOperation operation, ErrorMap errors)
        : JsonResponseUnmarshaller
        where TResponse : AmazonWebServiceResponse, new()
    {
        public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
        {
            var response = new TResponse();
            var body = new MemoryStream();
            input.Stream.CopyTo(body);
            body.Position = 0;
            Member(response, operation.ResponsePayload).SetValue(response, body);
            Member(response, operation.Status).SetValue(response, (int)input.ResponseData.StatusCode);
            foreach (var (member, header) in operation.ResponseHeaders)
            {
                if (input.ResponseData.IsHeaderPresent(header))
                    Member(response, member).SetValue(response, input.ResponseData.GetHeaderValue(header));
            }

            return response;
        }

        public override AmazonServiceException UnmarshallException(
            JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
        {
            var reader = new StreamingUtf8JsonReader(input.Stream);
            var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
            return errors.Create(error, innerException, statusCode);
        }
    }
}

/// <summary>The place of each member of an operation in requests and answers.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, with members in braces.</param>
internal sealed record RestOperation(string Method, string Path)
{
    /// <summary>Members of the request that travel as headers.</summary>
    public Dictionary<string, string> RequestHeaders { get; } = [];

    /// <summary>The member of the request that is its body.</summary>
    public required string RequestPayload { get; init; }

    /// <summary>The member of the answer that is its HTTP status.</summary>
    public required string Status { get; init; }

    /// <summary>Members of the answer that come as headers.</summary>
    public Dictionary<string, string> ResponseHeaders { get; } = [];

    /// <summary>The member of the answer that is its body.</summary>
    public required string ResponsePayload { get; init; }
}
