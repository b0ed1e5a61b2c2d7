using System.Net;
using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

public partial class InvalidOperationException : AmazonCloudFormationException
{
    public InvalidOperationException(string message) : base(message) { }

    public InvalidOperationException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidOperationException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class OperationNotFoundException : AmazonCloudFormationException
{
    public OperationNotFoundException(string message) : base(message) { }

    public OperationNotFoundException(string message, Exception innerException) : base(message, innerException) { }

    public OperationNotFoundException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
