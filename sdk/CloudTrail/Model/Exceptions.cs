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

public partial class InvalidEventCategoryException : AmazonCloudTrailException
{
    public InvalidEventCategoryException(string message) : base(message) { }

    public InvalidEventCategoryException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidEventCategoryException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidLookupAttributesException : AmazonCloudTrailException
{
    public InvalidLookupAttributesException(string message) : base(message) { }

    public InvalidLookupAttributesException(string message, Exception innerException)
        : base(message, innerException) { }

    public InvalidLookupAttributesException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidMaxResultsException : AmazonCloudTrailException
{
    public InvalidMaxResultsException(string message) : base(message) { }

    public InvalidMaxResultsException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidMaxResultsException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidNextTokenException : AmazonCloudTrailException
{
    public InvalidNextTokenException(string message) : base(message) { }

    public InvalidNextTokenException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidNextTokenException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidTimeRangeException : AmazonCloudTrailException
{
    public InvalidTimeRangeException(string message) : base(message) { }

    public InvalidTimeRangeException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidTimeRangeException(
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
