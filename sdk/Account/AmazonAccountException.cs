using System.Net;
using Amazon.Runtime;

namespace Amazon.Account;

public partial class AmazonAccountException : AmazonServiceException
{
    public AmazonAccountException(string message) : base(message) { }

    public AmazonAccountException(string message, Exception innerException) : base(message, innerException) { }

    public AmazonAccountException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
