using Amazon.Organizations;
using Amazon.Organizations.Model;
using Amazon.Runtime;

namespace Guardrails.Aws.Calls;

/// <summary>A call that failed, as it is told to whoever has words for it.</summary>
/// <param name="Action">The IAM action of the call, such as <c>iam:GetAccountSummary</c>.</param>
/// <param name="Exception">What the client threw.</param>
public sealed record FailedCall(string Action, Exception Exception)
{
    /// <summary>Errors that pass by themselves. The last two do so shortly after the access was enabled.</summary>
    private static readonly string[] Passing =
    [
        "ConcurrentModificationException", "ConcurrentModification", "PolicyChangesInProgressException",
        "TooManyRequestsException", "Throttling", "ThrottlingException", "RequestLimitExceeded",
        "ServiceException", "ServiceFailure", "ServiceFailureException", "ServiceUnavailable", "InternalFailure",
        "ServiceAccessNotEnabledException", "ServiceAccessNotEnabled",
    ];

    /// <summary>The error's code; null where AWS did not answer with one.</summary>
    public string? Code => (Exception as AmazonServiceException)?.ErrorCode;

    /// <summary>The limit that AWS Organizations names; null where it is about none.</summary>
    public string? Limit => (Exception as ConstraintViolationException)?.Reason?.Value;

    /// <summary>The kind of the failure.</summary>
    public FailureCause Cause => Exception switch
    {
        AmazonServiceException => CauseOf(Code),
        OperationCanceledException or TimeoutException => FailureCause.NoAnswer,
        HttpRequestException or IOException => FailureCause.NoConnection,
        AmazonClientException => FailureCause.Client,
        _ => FailureCause.Other,
    };

    /// <summary>The same call may succeed a little later, although nobody does anything.</summary>
    public bool Passes => Exception switch
    {
        ConstraintViolationException { Reason: { } reason } =>
            reason == ConstraintViolationExceptionReason.SERVICE_ACCESS_NOT_ENABLED,
        AmazonServiceException service => Passing.Contains(Code) || (int)service.StatusCode >= 500,
        _ => Cause is FailureCause.NoAnswer or FailureCause.NoConnection,
    };

    private static FailureCause CauseOf(string? code) => code switch
    {
        "AccessDenied" or "AccessDeniedException" => FailureCause.Denied,
        "Throttling" or "ThrottlingException" or "TooManyRequestsException" or "RequestLimitExceeded" =>
            FailureCause.Throttled,
        "ExpiredToken" or "ExpiredTokenException" or "InvalidClientTokenId" or "UnrecognizedClientException" =>
            FailureCause.Credentials,
        "RequestTimeTooSkewed" or "RequestExpired" or "SignatureDoesNotMatch" or "InvalidSignatureException" =>
            FailureCause.Clock,
        _ => FailureCause.Other,
    };
}
