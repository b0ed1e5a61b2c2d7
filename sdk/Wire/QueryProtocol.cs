using System.Net;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Guardrails.Sdk.Wire;

/// <summary>AWS Query: one POST of form parameters, the operation in Action; the answer is XML.</summary>
/// <param name="version">The version of the service's API.</param>
/// <param name="errors">Its errors.</param>
/// <param name="entry">The names in an entry of a request's map; null for a service that sends no maps.</param>
internal sealed class QueryProtocol(string version, ErrorMap errors, MapEntry entry = null) : WireProtocol
{
    protected override IMarshaller<IRequest, AmazonWebServiceRequest> Marshaller(string operation) =>
        new RequestMarshaller(version, operation, entry);

    protected override ResponseUnmarshaller Unmarshaller<TResponse>(string operation) =>
        new AnswerUnmarshaller<TResponse>(operation, errors);

    private sealed class RequestMarshaller(string version, string operation, MapEntry entry)
        : IMarshaller<IRequest, AmazonWebServiceRequest>
    {
        public IRequest Marshall(AmazonWebServiceRequest input)
        {
            var request =
                new DefaultRequest(input, input.GetType().Namespace) { HttpMethod = "POST", ResourcePath = "/" };
            request.Parameters.Add("Action", operation);
            request.Parameters.Add("Version", version);
            new QueryWriter(request.Parameters, entry).Write(input);
            return request;
        }
    }

    private sealed class AnswerUnmarshaller<TResponse>(string operation, ErrorMap errors) : XmlResponseUnmarshaller
        where TResponse : AmazonWebServiceResponse, new()
    {
        public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
        {
            var answer = new XmlNode(Root(input));
            var response = new TResponse
            {
                ResponseMetadata = new() { RequestId = answer.Member("ResponseMetadata")?.Member("RequestId")?.Text },
            };
            if (answer.Member(operation + "Result") is { } result)
                Binder.Fill(response, result);
            return response;
        }

        private static XElement Root(XmlUnmarshallerContext input)
        {
            try
            {
                return XDocument.Load(input.Stream).Root;
            }
            catch (XmlException exception)
            {
                throw new AmazonUnmarshallingException(
                    input.ResponseData.GetHeaderValue("x-amzn-RequestId"), lastKnownLocation: "", exception);
            }
        }

        public override AmazonServiceException UnmarshallException(
            XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
            errors.Create(XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(input), innerException, statusCode);
    }

    private sealed class XmlNode(XElement element) : Node
    {
        public override string Text => element.Value;

        public override DateTime Instant => DateTimeOffset.Parse(element.Value).UtcDateTime;

        public override bool HoldsEmptyCollections => false;

        public override IEnumerable<Node> Items => element.Elements().Select(item => new XmlNode(item));

        public override IEnumerable<KeyValuePair<string, Node>> Entries =>
            element.Elements().Select(entry => new XmlNode(entry))
            .Select(entry => new KeyValuePair<string, Node>(entry.Member("key").Text, entry.Member("value")));

        public override Node Member(string name) =>
            element.Element(element.Name.Namespace + name) is { } member ? new XmlNode(member) : null;
    }
}
