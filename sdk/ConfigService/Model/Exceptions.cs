using System.Net;
using Amazon.Runtime;

namespace Amazon.ConfigService.Model;

public partial class InvalidNextTokenException : AmazonConfigServiceException
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

public partial class InvalidParameterValueException : AmazonConfigServiceException
{
    public InvalidParameterValueException(string message) : base(message) { }

    public InvalidParameterValueException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidParameterValueException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidResultTokenException : AmazonConfigServiceException
{
    public InvalidResultTokenException(string message) : base(message) { }

    public InvalidResultTokenException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidResultTokenException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class LimitExceededException : AmazonConfigServiceException
{
    public LimitExceededException(string message) : base(message) { }

    public LimitExceededException(string message, Exception innerException) : base(message, innerException) { }

    public LimitExceededException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class NoSuchConfigRuleException : AmazonConfigServiceException
{
    public NoSuchConfigRuleException(string message) : base(message) { }

    public NoSuchConfigRuleException(string message, Exception innerException) : base(message, innerException) { }

    public NoSuchConfigRuleException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class NoSuchConfigurationAggregatorException : AmazonConfigServiceException
{
    public NoSuchConfigurationAggregatorException(string message) : base(message) { }

    public NoSuchConfigurationAggregatorException(string message, Exception innerException)
        : base(message, innerException) { }

    public NoSuchConfigurationAggregatorException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class ResourceInUseException : AmazonConfigServiceException
{
    public ResourceInUseException(string message) : base(message) { }

    public ResourceInUseException(string message, Exception innerException) : base(message, innerException) { }

    public ResourceInUseException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
