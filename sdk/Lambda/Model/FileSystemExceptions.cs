using System.Net;
using Amazon.Runtime;

namespace Amazon.Lambda.Model;

public partial class EFSIOException : AmazonLambdaException
{
    public EFSIOException(string message) : base(message) { }

    public EFSIOException(string message, Exception innerException) : base(message, innerException) { }

    public EFSIOException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class EFSMountConnectivityException : AmazonLambdaException
{
    public EFSMountConnectivityException(string message) : base(message) { }

    public EFSMountConnectivityException(string message, Exception innerException) : base(message, innerException) { }

    public EFSMountConnectivityException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class EFSMountFailureException : AmazonLambdaException
{
    public EFSMountFailureException(string message) : base(message) { }

    public EFSMountFailureException(string message, Exception innerException) : base(message, innerException) { }

    public EFSMountFailureException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class EFSMountTimeoutException : AmazonLambdaException
{
    public EFSMountTimeoutException(string message) : base(message) { }

    public EFSMountTimeoutException(string message, Exception innerException) : base(message, innerException) { }

    public EFSMountTimeoutException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class S3FilesMountConnectivityException : AmazonLambdaException
{
    public S3FilesMountConnectivityException(string message) : base(message) { }

    public S3FilesMountConnectivityException(string message, Exception innerException)
        : base(message, innerException) { }

    public S3FilesMountConnectivityException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class S3FilesMountFailureException : AmazonLambdaException
{
    public S3FilesMountFailureException(string message) : base(message) { }

    public S3FilesMountFailureException(string message, Exception innerException) : base(message, innerException) { }

    public S3FilesMountFailureException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class S3FilesMountTimeoutException : AmazonLambdaException
{
    public S3FilesMountTimeoutException(string message) : base(message) { }

    public S3FilesMountTimeoutException(string message, Exception innerException) : base(message, innerException) { }

    public S3FilesMountTimeoutException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
