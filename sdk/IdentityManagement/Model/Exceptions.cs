using System.Net;
using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

public partial class AccountNotManagementOrDelegatedAdministratorException : AmazonIdentityManagementServiceException
{
    public AccountNotManagementOrDelegatedAdministratorException(string message) : base(message) { }

    public AccountNotManagementOrDelegatedAdministratorException(string message, Exception innerException)
        : base(message, innerException) { }

    public AccountNotManagementOrDelegatedAdministratorException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class CallerIsNotManagementAccountException : AmazonIdentityManagementServiceException
{
    public CallerIsNotManagementAccountException(string message) : base(message) { }

    public CallerIsNotManagementAccountException(string message, Exception innerException)
        : base(message, innerException) { }

    public CallerIsNotManagementAccountException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class ConcurrentModificationException : AmazonIdentityManagementServiceException
{
    public ConcurrentModificationException(string message) : base(message) { }

    public ConcurrentModificationException(string message, Exception innerException)
        : base(message, innerException) { }

    public ConcurrentModificationException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class CredentialReportExpiredException : AmazonIdentityManagementServiceException
{
    public CredentialReportExpiredException(string message) : base(message) { }

    public CredentialReportExpiredException(string message, Exception innerException)
        : base(message, innerException) { }

    public CredentialReportExpiredException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class CredentialReportNotPresentException : AmazonIdentityManagementServiceException
{
    public CredentialReportNotPresentException(string message) : base(message) { }

    public CredentialReportNotPresentException(string message, Exception innerException)
        : base(message, innerException) { }

    public CredentialReportNotPresentException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class CredentialReportNotReadyException : AmazonIdentityManagementServiceException
{
    public CredentialReportNotReadyException(string message) : base(message) { }

    public CredentialReportNotReadyException(string message, Exception innerException)
        : base(message, innerException) { }

    public CredentialReportNotReadyException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class EntityTemporarilyUnmodifiableException : AmazonIdentityManagementServiceException
{
    public EntityTemporarilyUnmodifiableException(string message) : base(message) { }

    public EntityTemporarilyUnmodifiableException(string message, Exception innerException)
        : base(message, innerException) { }

    public EntityTemporarilyUnmodifiableException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidInputException : AmazonIdentityManagementServiceException
{
    public InvalidInputException(string message) : base(message) { }

    public InvalidInputException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidInputException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class LimitExceededException : AmazonIdentityManagementServiceException
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

public partial class NoSuchEntityException : AmazonIdentityManagementServiceException
{
    public NoSuchEntityException(string message) : base(message) { }

    public NoSuchEntityException(string message, Exception innerException) : base(message, innerException) { }

    public NoSuchEntityException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class OrganizationNotFoundException : AmazonIdentityManagementServiceException
{
    public OrganizationNotFoundException(string message) : base(message) { }

    public OrganizationNotFoundException(string message, Exception innerException) : base(message, innerException) { }

    public OrganizationNotFoundException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class OrganizationNotInAllFeaturesModeException : AmazonIdentityManagementServiceException
{
    public OrganizationNotInAllFeaturesModeException(string message) : base(message) { }

    public OrganizationNotInAllFeaturesModeException(string message, Exception innerException)
        : base(message, innerException) { }

    public OrganizationNotInAllFeaturesModeException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class ServiceAccessNotEnabledException : AmazonIdentityManagementServiceException
{
    public ServiceAccessNotEnabledException(string message) : base(message) { }

    public ServiceAccessNotEnabledException(string message, Exception innerException)
        : base(message, innerException) { }

    public ServiceAccessNotEnabledException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class ServiceFailureException : AmazonIdentityManagementServiceException
{
    public ServiceFailureException(string message) : base(message) { }

    public ServiceFailureException(string message, Exception innerException) : base(message, innerException) { }

    public ServiceFailureException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
