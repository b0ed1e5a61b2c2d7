using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Guardrails.Sdk.Wire;

/// <summary>The way in which one service writes requests and reads answers; the same for all its operations.</summary>
internal abstract class WireProtocol
{
    /// <summary>
    /// The operation is named by its response type: DescribeAccountResponse belongs to DescribeAccount.
    /// </summary>
    public InvokeOptions Options<TResponse>() where TResponse : AmazonWebServiceResponse, new()
    {
        var operation = typeof(TResponse).Name[..^"Response".Length];
        return new()
        {
            RequestMarshaller = Marshaller(operation),
            ResponseUnmarshaller = Unmarshaller<TResponse>(operation),
        };
    }

    protected abstract IMarshaller<IRequest, AmazonWebServiceRequest> Marshaller(string operation);

    protected abstract ResponseUnmarshaller Unmarshaller<TResponse>(string operation)
        where TResponse : AmazonWebServiceResponse, new();
}
