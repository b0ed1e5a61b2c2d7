using Guardrails.Core.Ids;

namespace Guardrails.Aws.Calls;

/// <summary>
/// An AWS call that gave no usable answer. The message names the account, the call, what AWS said and what to do.
/// </summary>
public sealed class AwsCallException : Exception
{
    /// <summary>Says which call failed, for which account, why, and the remedy.</summary>
    /// <param name="account">The account; null where the call was about the whole organization.</param>
    /// <param name="action">The IAM action of the call, such as <c>iam:GetAccountSummary</c>.</param>
    /// <param name="reason">What AWS said, or what is wrong with its answer.</param>
    /// <param name="remedy">What to do about it.</param>
    /// <param name="innerException">What the client threw.</param>
    public AwsCallException(
        AccountId? account, string action, string reason, string remedy, Exception? innerException = null)
        : base($"{Of(account)}{action} failed: {reason.TrimEnd('.')}. Remedy: {remedy}", innerException) =>
        (Account, Action, Reason, Remedy) = (account, action, $"{action} failed: {reason.TrimEnd('.')}", remedy);

    /// <summary>The account that the call was about; null where it was about the whole organization.</summary>
    public AccountId? Account { get; }

    /// <summary>The IAM action of the call.</summary>
    public string Action { get; }

    /// <summary>The call and what is wrong with it, as a sentence without its full stop.</summary>
    public string Reason { get; }

    /// <summary>AWS denied the call.</summary>
    public bool Refused =>
        InnerException is { } inner && new FailedCall(Action, inner).Cause == FailureCause.Denied;

    /// <summary>True where the same call about the next account would fail in the same way.</summary>
    public bool IsOfAll => InnerException is { } inner
        && new FailedCall(Action, inner) is { } failed
        && (failed.Code == "ResourceNotFoundException" || failed.Cause is FailureCause.Denied
            or FailureCause.Credentials or FailureCause.Clock or FailureCause.Client or FailureCause.NoConnection);

    /// <summary>The remedy, for the caller's readers.</summary>
    public string Remedy { get; }

    private static string Of(AccountId? account) => account is null ? "" : $"Account {account}: ";
}
