using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Guardrails.Sdk.Wire;

/// <summary>
/// Which exception a service's error code becomes: a modelled one, or else the service's base exception.
/// </summary>
internal sealed class ErrorMap(Type fallback)
{
    private readonly Dictionary<string, Type> byCode = [];

    /// <summary>A code that is the exception's own name.</summary>
    public ErrorMap Add<TException>()
        where TException : AmazonServiceException => Add<TException>(typeof(TException).Name);

    public ErrorMap Add<TException>(string code) where TException : AmazonServiceException
    {
        byCode.Add(code, typeof(TException));
        return this;
    }

    public AmazonServiceException Create(ErrorResponse error, Exception inner, HttpStatusCode status) =>
        (AmazonServiceException)Activator.CreateInstance(
            byCode.GetValueOrDefault(error.Code ?? "", fallback),
            error.Message, inner, error.Type, error.Code, error.RequestId, status);
}
