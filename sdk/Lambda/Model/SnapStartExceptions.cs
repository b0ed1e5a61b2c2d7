using System.Net;
using Amazon.Runtime;

namespace Amazon.Lambda.Model;

public partial class SnapStartException : AmazonLambdaException
{
    public SnapStartException(string message) : base(message) { }

    public SnapStartException(string message, Exception innerException) : base(message, innerException) { }

    public SnapStartException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class SnapStartNotReadyException : AmazonLambdaException
{
    public SnapStartNotReadyException(string message) : base(message) { }

    public SnapStartNotReadyException(string message, Exception innerException) : base(message, innerException) { }

    public SnapStartNotReadyException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class SnapStartTimeoutException : AmazonLambdaException
{
    public SnapStartTimeoutException(string message) : base(message) { }

    public SnapStartTimeoutException(string message, Exception innerException) : base(message, innerException) { }

    public SnapStartTimeoutException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
