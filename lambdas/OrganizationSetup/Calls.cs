using Amazon.Runtime;
using Guardrails.Aws;
using Guardrails.Core.Organizations;

namespace Guardrails.Lambda.OrganizationSetup;

/// <summary>Makes AWS calls, again where AWS asks for patience; what fails for good names the call and the remedy.</summary>
/// <remarks>Organizations allows about one change a second: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html</remarks>
internal sealed class Calls(AccountId account, TimeProvider time, Func<double> random)
{
    private const int Attempts = 9;

    /// <summary>The delays between them add up to 15 seconds at most.</summary>
    private const int AttemptsWhileDenied = 5;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(20);

    /// <summary>Errors that pass by themselves. ServiceAccessNotEnabled does so shortly after the access was enabled.</summary>
    private static readonly string[] Passing =
    [
        "ConcurrentModificationException", "ConcurrentModification", "PolicyChangesInProgressException",
        "TooManyRequestsException", "Throttling", "ThrottlingException", "RequestLimitExceeded",
        "ServiceException", "ServiceFailure", "ServiceFailureException", "ServiceUnavailable", "InternalFailure",
        "ServiceAccessNotEnabledException", "ServiceAccessNotEnabled",
    ];

    /// <summary>
    /// On the first deploy the execution role is seconds old, and a service that IAM has not told of its policy yet denies.
    /// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
    /// </summary>
    private static readonly string[] Denied = ["AccessDenied", "AccessDeniedException"];

    public async Task<T> MakeAsync<T>(string action, Func<Task<T>> call, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                return await call();
            }
            catch (AmazonServiceException exception) when (attempt < AttemptsFor(exception.ErrorCode))
            {
                await Task.Delay(Delay(attempt), time, cancellation);
            }
            catch (AmazonServiceException exception)
            {
                throw Failed(action, $"{exception.ErrorCode}: {exception.Message}", RemedyFor(exception.ErrorCode), exception);
            }
        }
    }

    public Task WaitAsync(CancellationToken cancellation) => Task.Delay(TimeSpan.FromSeconds(2), time, cancellation);

    public AwsCallException Failed(string action, string reason, string remedy, Exception? exception = null) =>
        new(account, action, reason, remedy, exception);

    private static int AttemptsFor(string? code) => Passing.Contains(code) ? Attempts : Denied.Contains(code) ? AttemptsWhileDenied : 1;

    /// <summary>Between half and all of a doubling delay, so that two that met do not meet again.</summary>
    private TimeSpan Delay(int attempt)
    {
        var full = FirstDelay * Math.Pow(2, attempt - 1);
        return (full < LongestDelay ? full : LongestDelay) * (0.5 + random() / 2);
    }

    private static string RemedyFor(string? code) => code switch
    {
        "AccessDenied" or "AccessDeniedException" =>
            $"run the deploy in the management account and check the role {DeployedNames.OrganizationSetup} there.",
        "AWSOrganizationsNotInUseException" => "deploy into the management account of an organization.",
        "ConstraintViolationException" => "lift the limit that AWS names, for instance by deregistering a delegated administrator, and deploy again.",
        "ExpiredToken" or "ExpiredTokenException" or "InvalidClientTokenId" => "deploy again.",
        _ => "see the message, correct its cause and deploy again; every step that is done stays done.",
    };
}
