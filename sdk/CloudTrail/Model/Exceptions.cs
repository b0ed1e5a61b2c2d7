using System.Net;
using Amazon.Runtime;

namespace Amazon.CloudTrail.Model;

public partial class CloudTrailARNInvalidException : AmazonCloudTrailException
{
    public CloudTrailARNInvalidException(string message) : base(message) { }

    public CloudTrailARNInvalidException(string message, Exception innerException) : base(message, innerException) { }

    public CloudTrailARNInvalidException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidTrailNameException : AmazonCloudTrailException
{
    public InvalidTrailNameException(string message) : base(message) { }

    public InvalidTrailNameException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidTrailNameException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class NoManagementAccountSLRExistsException : AmazonCloudTrailException
{
    public NoManagementAccountSLRExistsException(string message) : base(message) { }

    public NoManagementAccountSLRExistsException(string message, Exception innerException)
        : base(message, innerException) { }

    public NoManagementAccountSLRExistsException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class OperationNotPermittedException : AmazonCloudTrailException
{
    public OperationNotPermittedException(string message) : base(message) { }

    public OperationNotPermittedException(string message, Exception innerException) : base(message, innerException) { }

    public OperationNotPermittedException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class TrailNotFoundException : AmazonCloudTrailException
{
    public TrailNotFoundException(string message) : base(message) { }

    public TrailNotFoundException(string message, Exception innerException) : base(message, innerException) { }

    public TrailNotFoundException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class UnsupportedOperationException : AmazonCloudTrailException
{
    public UnsupportedOperationException(string message) : base(message) { }

    public UnsupportedOperationException(string message, Exception innerException) : base(message, innerException) { }

    public UnsupportedOperationException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
