using System.Net;
using Amazon.Runtime;

namespace Amazon.ConfigService;

public partial class AmazonConfigServiceException : AmazonServiceException
{
    public AmazonConfigServiceException(string message) : base(message) { }

    public AmazonConfigServiceException(string message, Exception innerException) : base(message, innerException) { }

    public AmazonConfigServiceException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
