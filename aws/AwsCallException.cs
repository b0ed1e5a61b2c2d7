using Amazon.Runtime;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;

namespace Guardrails.Aws;

/// <summary>An AWS call that gave no usable answer. The message names the account, the call, what AWS said and what to do.</summary>
public sealed class AwsCallException : Exception
{
    /// <summary>Says which call failed, for which account, why, and the remedy.</summary>
    public AwsCallException(AccountId account, string action, string reason, string remedy, Exception? innerException = null)
        : base($"Account {account}: {action} failed: {reason.TrimEnd('.')}. Remedy: {remedy}", innerException) =>
        (Account, Action, Remedy) = (account, action, remedy);

    /// <summary>Says which call about the whole organization failed, why, and the remedy.</summary>
    public AwsCallException(string action, string reason, string remedy, Exception? innerException = null)
        : base($"{action} failed: {reason.TrimEnd('.')}. Remedy: {remedy}", innerException) =>
        (Action, Remedy) = (action, remedy);

    /// <summary>The account that the call was about; null where it was about the whole organization.</summary>
    public AccountId? Account { get; }

    /// <summary>The IAM action of the call, such as <c>iam:GetAccountSummary</c>.</summary>
    public string Action { get; }

    /// <summary>What to do about it.</summary>
    public string Remedy { get; }

    /// <summary>Makes a call; whatever goes wrong in it becomes such an exception.</summary>
    /// <param name="account">The account that the call is about.</param>
    /// <param name="action">Its IAM action.</param>
    /// <param name="call">The call.</param>
    /// <param name="whenDenied">What to do where it is denied, if that is something special.</param>
    internal static async Task<T> GuardAsync<T>(AccountId account, string action, Func<Task<T>> call, string? whenDenied = null)
    {
        try
        {
            return await call();
        }
        catch (Exception exception) when (exception is not AwsCallException)
        {
            throw new AwsCallException(account, action, Reason(exception), RemedyFor(action, exception, whenDenied), exception);
        }
    }

    internal static string Reason(Exception exception) => exception switch
    {
        AmazonServiceException { ErrorCode: { Length: > 0 } code } => $"{code}: {exception.Message}",
        OperationCanceledException => "there was no answer in the time that there was, repetitions included",
        _ => exception.Message,
    };

    private static string RemedyFor(string action, Exception exception, string? whenDenied) => (exception as AmazonServiceException)?.ErrorCode switch
    {
        "AccessDenied" or "AccessDeniedException" when whenDenied is not null => whenDenied,
        "AccessDenied" or "AccessDeniedException" when action == "sts:AssumeRole" =>
            $"check that the account has the role {DeployedNames.MemberRole} (from StackSet {DeployedNames.MemberRoleStackSet}; in the management "
            + "account from stack Guardrails-Organization), that it trusts this function's role, and that no service control policy denies the call.",
        "AccessDenied" or "AccessDeniedException" when action == "organizations:DescribeAccount" =>
            "check that this function runs in a delegated administrator of the organization, and the function's role.",
        "AccessDenied" or "AccessDeniedException" =>
            $"check the service control policies on the account (one that denies Regions must spare IAM and AWS Config) and the policy of its role {DeployedNames.MemberRole}.",
        "Throttling" or "ThrottlingException" or "TooManyRequestsException" or "RequestLimitExceeded" =>
            "AWS Lambda tries again by itself; if it stays, evaluate less often.",
        "ExpiredToken" or "ExpiredTokenException" or "InvalidClientTokenId" or "UnrecognizedClientException" =>
            "AWS Lambda tries again with fresh credentials; if it stays, check that the account is active and the Region enabled in it.",
        "RegionDisabledException" => "activate the Region for AWS STS in the account (IAM console, account settings).",
        "LimitExceededException" or "ResourceInUseException" when action == "config:StartConfigRulesEvaluation" =>
            "none: AWS Config is evaluating the account, or was asked to less than a minute ago; it is asked again.",
        "InvalidResultTokenException" or "NoSuchConfigRuleException" =>
            "the rule was deleted or replaced since the event; evaluate it again.",
        "RequestTimeTooSkewed" or "RequestExpired" or "SignatureDoesNotMatch" or "InvalidSignatureException" =>
            "AWS Lambda tries again by itself; if it stays, the function's clock is wrong: deploy it again for fresh instances, and tell AWS Support.",
        _ when exception is OperationCanceledException => "AWS Lambda tries again by itself; if it stays, look for the service in the AWS Health Dashboard.",
        _ => "AWS Lambda tries again by itself; if it stays, see the message, correct its cause or report this as a bug.",
    };
}
