using System.Net;
using Amazon.Runtime;

namespace Amazon.Lambda.Model;

public partial class EC2AccessDeniedException : AmazonLambdaException
{
    public EC2AccessDeniedException(string message) : base(message) { }

    public EC2AccessDeniedException(string message, Exception innerException) : base(message, innerException) { }

    public EC2AccessDeniedException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class EC2ThrottledException : AmazonLambdaException
{
    public EC2ThrottledException(string message) : base(message) { }

    public EC2ThrottledException(string message, Exception innerException) : base(message, innerException) { }

    public EC2ThrottledException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class EC2UnexpectedException : AmazonLambdaException
{
    public EC2UnexpectedException(string message) : base(message) { }

    public EC2UnexpectedException(string message, Exception innerException) : base(message, innerException) { }

    public EC2UnexpectedException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class ENILimitReachedException : AmazonLambdaException
{
    public ENILimitReachedException(string message) : base(message) { }

    public ENILimitReachedException(string message, Exception innerException) : base(message, innerException) { }

    public ENILimitReachedException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidSecurityGroupIDException : AmazonLambdaException
{
    public InvalidSecurityGroupIDException(string message) : base(message) { }

    public InvalidSecurityGroupIDException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidSecurityGroupIDException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidSubnetIDException : AmazonLambdaException
{
    public InvalidSubnetIDException(string message) : base(message) { }

    public InvalidSubnetIDException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidSubnetIDException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class SubnetIPAddressLimitReachedException : AmazonLambdaException
{
    public SubnetIPAddressLimitReachedException(string message) : base(message) { }

    public SubnetIPAddressLimitReachedException(string message, Exception innerException)
        : base(message, innerException) { }

    public SubnetIPAddressLimitReachedException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
