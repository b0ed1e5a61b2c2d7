using Amazon.Organizations;
using Amazon.Organizations.Model;
using Amazon.Runtime;
using Guardrails.Aws;
using Guardrails.Core.Ids;

namespace Guardrails.Lambda.OrganizationSetup;

/// <summary>Makes AWS calls, those of Organizations at its pace, and again where AWS asks for patience; what fails for good names the call and the remedy.</summary>
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

    private const string Organizations = "organizations:";

    private readonly CallPace _pace = new(time);

    /// <summary>What the call that is being repeated last failed with, as in "..., and ..."; null where the last call succeeded.</summary>
    public string? LastFailure { get; private set; }

    public async Task<T> MakeAsync<T>(string action, Func<Task<T>> call, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (action.StartsWith(Organizations, StringComparison.Ordinal))
                await _pace.WaitAsync(action[Organizations.Length..], cancellation);
            try
            {
                var answer = await call();
                LastFailure = null;
                return answer;
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested)
            {
                if (attempt >= AttemptsFor(exception))
                    throw Failed(action, Reason(exception), Remedies.For(exception), exception);
                LastFailure = $"{action} last failed: {Reason(exception).TrimEnd('.')}";
            }

            await Task.Delay(Delay(attempt), time, cancellation);
        }
    }

    public Task WaitAsync(CancellationToken cancellation) => Task.Delay(TimeSpan.FromSeconds(2), time, cancellation);

    public AwsCallException Failed(string action, string reason, string remedy, Exception? exception = null) =>
        new(account, action, reason, remedy, exception);

    /// <summary>Whether an error of that code passes by itself.</summary>
    public static bool Passes(string? code) => Passing.Contains(code);

    public static string Reason(Exception exception) => exception switch
    {
        ConstraintViolationException { Reason: { } limit } => $"{limit.Value}: {exception.Message}",
        AmazonServiceException { ErrorCode: { Length: > 0 } code } => $"{code}: {exception.Message}",
        OperationCanceledException or TimeoutException => $"AWS did not answer in time: {exception.Message}",
        _ => exception.Message,
    };

    private static int AttemptsFor(Exception exception) => exception switch
    {
        // Enabled a moment ago: the steps before this one saw to it.
        ConstraintViolationException { Reason: { } reason } when reason == ConstraintViolationExceptionReason.SERVICE_ACCESS_NOT_ENABLED => Attempts,
        AmazonServiceException service when Passes(service.ErrorCode) || (int)service.StatusCode >= 500 => Attempts,
        AmazonServiceException service => Denied.Contains(service.ErrorCode) ? AttemptsWhileDenied : 1,
        OperationCanceledException or TimeoutException or HttpRequestException or IOException => Attempts,
        _ => 1,
    };

    /// <summary>Between half and all of a doubling delay, so that two that met do not meet again.</summary>
    private TimeSpan Delay(int attempt)
    {
        var full = FirstDelay * Math.Pow(2, attempt - 1);
        return (full < LongestDelay ? full : LongestDelay) * (0.5 + random() / 2);
    }
}
