using System.Net;
using Amazon.Runtime;

namespace Amazon.Organizations.Model;

public partial class AWSOrganizationsNotInUseException : AmazonOrganizationsException
{
    public AWSOrganizationsNotInUseException(string message) : base(message) { }

    public AWSOrganizationsNotInUseException(string message, Exception innerException)
        : base(message, innerException) { }

    public AWSOrganizationsNotInUseException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class AccessDeniedException : AmazonOrganizationsException
{
    public AccessDeniedException(string message) : base(message) { }

    public AccessDeniedException(string message, Exception innerException) : base(message, innerException) { }

    public AccessDeniedException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class AccountAlreadyRegisteredException : AmazonOrganizationsException
{
    public AccountAlreadyRegisteredException(string message) : base(message) { }

    public AccountAlreadyRegisteredException(string message, Exception innerException)
        : base(message, innerException) { }

    public AccountAlreadyRegisteredException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class AccountNotFoundException : AmazonOrganizationsException
{
    public AccountNotFoundException(string message) : base(message) { }

    public AccountNotFoundException(string message, Exception innerException) : base(message, innerException) { }

    public AccountNotFoundException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class ConcurrentModificationException : AmazonOrganizationsException
{
    public ConcurrentModificationException(string message) : base(message) { }

    public ConcurrentModificationException(string message, Exception innerException) : base(message, innerException) { }

    public ConcurrentModificationException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class ConstraintViolationException : AmazonOrganizationsException
{
    public ConstraintViolationException(string message) : base(message) { }

    public ConstraintViolationException(string message, Exception innerException) : base(message, innerException) { }

    public ConstraintViolationException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    public ConstraintViolationExceptionReason Reason { get; set; }
}

public partial class DuplicatePolicyAttachmentException : AmazonOrganizationsException
{
    public DuplicatePolicyAttachmentException(string message) : base(message) { }

    public DuplicatePolicyAttachmentException(string message, Exception innerException)
        : base(message, innerException) { }

    public DuplicatePolicyAttachmentException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidInputException : AmazonOrganizationsException
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

    public InvalidInputExceptionReason Reason { get; set; }
}

public partial class OrganizationalUnitNotFoundException : AmazonOrganizationsException
{
    public OrganizationalUnitNotFoundException(string message) : base(message) { }

    public OrganizationalUnitNotFoundException(string message, Exception innerException)
        : base(message, innerException) { }

    public OrganizationalUnitNotFoundException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class ParentNotFoundException : AmazonOrganizationsException
{
    public ParentNotFoundException(string message) : base(message) { }

    public ParentNotFoundException(string message, Exception innerException) : base(message, innerException) { }

    public ParentNotFoundException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class PolicyChangesInProgressException : AmazonOrganizationsException
{
    public PolicyChangesInProgressException(string message) : base(message) { }

    public PolicyChangesInProgressException(string message, Exception innerException)
        : base(message, innerException) { }

    public PolicyChangesInProgressException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class PolicyNotAttachedException : AmazonOrganizationsException
{
    public PolicyNotAttachedException(string message) : base(message) { }

    public PolicyNotAttachedException(string message, Exception innerException)
        : base(message, innerException) { }

    public PolicyNotAttachedException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class PolicyNotFoundException : AmazonOrganizationsException
{
    public PolicyNotFoundException(string message) : base(message) { }

    public PolicyNotFoundException(string message, Exception innerException) : base(message, innerException) { }

    public PolicyNotFoundException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class PolicyTypeAlreadyEnabledException : AmazonOrganizationsException
{
    public PolicyTypeAlreadyEnabledException(string message) : base(message) { }

    public PolicyTypeAlreadyEnabledException(string message, Exception innerException)
        : base(message, innerException) { }

    public PolicyTypeAlreadyEnabledException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class PolicyTypeNotAvailableForOrganizationException : AmazonOrganizationsException
{
    public PolicyTypeNotAvailableForOrganizationException(string message) : base(message) { }

    public PolicyTypeNotAvailableForOrganizationException(string message, Exception innerException)
        : base(message, innerException) { }

    public PolicyTypeNotAvailableForOrganizationException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class PolicyTypeNotEnabledException : AmazonOrganizationsException
{
    public PolicyTypeNotEnabledException(string message) : base(message) { }

    public PolicyTypeNotEnabledException(string message, Exception innerException)
        : base(message, innerException) { }

    public PolicyTypeNotEnabledException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class RootNotFoundException : AmazonOrganizationsException
{
    public RootNotFoundException(string message) : base(message) { }

    public RootNotFoundException(string message, Exception innerException) : base(message, innerException) { }

    public RootNotFoundException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class ServiceException : AmazonOrganizationsException
{
    public ServiceException(string message) : base(message) { }

    public ServiceException(string message, Exception innerException) : base(message, innerException) { }

    public ServiceException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class TargetNotFoundException : AmazonOrganizationsException
{
    public TargetNotFoundException(string message) : base(message) { }

    public TargetNotFoundException(string message, Exception innerException) : base(message, innerException) { }

    public TargetNotFoundException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class TooManyRequestsException : AmazonOrganizationsException
{
    public TooManyRequestsException(string message) : base(message) { }

    public TooManyRequestsException(string message, Exception innerException) : base(message, innerException) { }

    public TooManyRequestsException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    public string Type { get; set; }
}

public partial class UnsupportedAPIEndpointException : AmazonOrganizationsException
{
    public UnsupportedAPIEndpointException(string message) : base(message) { }

    public UnsupportedAPIEndpointException(string message, Exception innerException) : base(message, innerException) { }

    public UnsupportedAPIEndpointException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
