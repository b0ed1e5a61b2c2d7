namespace Guardrails.Core.Activity;

/// <summary>The errors by which AWS says that a call changed nothing, because it was refused.</summary>
/// <remarks>
/// Errors of the service itself, an answer that came too late, and codes that stand on none of these pages leave the
/// end of a call open. Sources: https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html and the errors
/// with a status of 4xx on the pages of the actions in <see cref="WatchedEvents.RootCredentials"/>, such as
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html. CloudTrail writes many of them with
/// "Exception" at the end.
/// </remarks>
internal static class Refusals
{
    private const string Exception = "Exception";

    private static readonly HashSet<string> Codes = new(StringComparer.Ordinal)
    {
        // Of every action.
        "AccessDenied", "ExpiredToken", "IncompleteSignature", "InvalidClientTokenId", "MalformedHttpRequest",
        "NotAuthorized", "OptInRequired", "RequestEntityTooLarge", "RequestExpired", "SignatureDoesNotMatch",
        "Throttling", "UnauthorizedOperation", "UnknownOperation", "UnrecognizedClient", "ValidationError",

        // Of those that change credentials.
        "ConcurrentModification", "DeleteConflict", "DuplicateCertificate", "EntityAlreadyExists",
        "EntityTemporarilyUnmodifiable", "InvalidAuthenticationCode", "InvalidCertificate", "InvalidInput",
        "InvalidUserType", "LimitExceeded", "MalformedCertificate", "NoSuchEntity", "PasswordPolicyViolation",
    };

    /// <summary>True for one of them.</summary>
    public static bool Contains(string errorCode) => Codes.Contains(
        errorCode.EndsWith(Exception, StringComparison.Ordinal) ? errorCode[..^Exception.Length] : errorCode);
}
