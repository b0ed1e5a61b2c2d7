using Amazon.Organizations.Model;
using Amazon.Runtime;
using Guardrails.Core.Ids;

namespace Guardrails.Aws.Calls;

/// <summary>
/// The one way to call AWS. It keeps to AWS's rates, repeats a failed call if the caller allows that, and reads lists
/// page by page. The error of a call that fails for good names the account, the call, the reason and the caller's
/// remedy.
/// </summary>
public sealed class AwsCalls
{
    private readonly CallTerms _terms;
    private readonly TimeProvider _time;
    private readonly CallPace _pace;
    private readonly AccountId? _account;

    /// <summary>Calls about the whole organization.</summary>
    /// <param name="terms">The terms on which they are made.</param>
    /// <param name="time">The clock.</param>
    public AwsCalls(CallTerms terms, TimeProvider time)
        : this(terms, time, new(time), account: null)
    {
    }

    private AwsCalls(CallTerms terms, TimeProvider time, CallPace pace, AccountId? account) =>
        (_terms, _time, _pace, _account) = (terms, time, pace, account);

    /// <summary>
    /// The last failure of the call that is being repeated, as in "..., and ..."; null where the last call succeeded.
    /// </summary>
    public string? LastFailure { get; private set; }

    /// <summary>The same calls about one account, which their errors name.</summary>
    public AwsCalls For(AccountId account) => new(_terms, _time, _pace, account);

    /// <summary>The same calls with other remedies for calls that fail.</summary>
    public AwsCalls With(Func<FailedCall, string> remedy) =>
        new(_terms with { Remedy = remedy }, _time, _pace, _account);

    /// <summary>Makes one call.</summary>
    /// <param name="action">The IAM action of the call, such as <c>organizations:ListRoots</c>.</param>
    /// <param name="call">Makes the call once.</param>
    /// <param name="cancellation">Stops waiting and calling.</param>
    /// <exception cref="AwsCallException">The call failed for good.</exception>
    public async Task<T> MakeAsync<T>(string action, Func<Task<T>> call, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                cancellation.ThrowIfCancellationRequested();
                await _pace.WaitAsync(action, cancellation);
                var answer = await call();
                LastFailure = null;
                return answer;
            }
            catch (Exception exception) when (exception is not AwsCallException && IsFailure(cancellation))
            {
                var failed = new FailedCall(action, exception);
                if (_terms.Retries is null || attempt >= LongRetries.AttemptsFor(failed))
                    throw Failed(failed);
                LastFailure = $"{action} last failed: {Reason(exception).TrimEnd('.')}";
            }

            await Task.Delay(_terms.Retries.DelayAfter(attempt), _time, cancellation);
        }
    }

    /// <summary>Reads every page of a list.</summary>
    /// <param name="action">The IAM action of the call.</param>
    /// <param name="ask">Asks for the page of a token or marker, null for the first.</param>
    /// <param name="read">Takes the page out of the answer.</param>
    /// <param name="cancellation">Stops waiting and calling.</param>
    /// <exception cref="AwsCallException">A page is missing: half a list would make things look absent.</exception>
    public async Task<IReadOnlyList<TItem>> ListAsync<TAnswer, TItem>(
        string action,
        Func<string?, Task<TAnswer>> ask,
        Func<TAnswer, Page<TItem>> read,
        CancellationToken cancellation)
    {
        var all = new List<TItem>();
        var asked = new HashSet<string>(StringComparer.Ordinal);
        string? from = null;
        while (true)
        {
            var page = read(await MakeAsync(action, () => ask(from), cancellation));
            all.AddRange(page.Items ?? []);
            if (page.More == false)
                return all;
            if (page.More is null)
            {
                throw Failed(
                    action,
                    "the answer does not say whether the list is complete",
                    "nothing is judged by half a list; see what stands between the caller and AWS, such as a proxy.");
            }

            if (string.IsNullOrEmpty(page.Next) || !asked.Add(page.Next))
            {
                throw Failed(
                    action,
                    "the answer says that more follows, but not where",
                    "nothing is judged by half a list; report this as a bug if this persists.");
            }

            from = page.Next;
        }
    }

    /// <summary>Waits before a call is made that depends on what AWS does meanwhile.</summary>
    /// <exception cref="AwsCallException">The deadline came first.</exception>
    public async Task WaitAsync(string action, TimeSpan wait, CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(wait, _time, cancellation);
        }
        catch (OperationCanceledException exception) when (IsFailure(cancellation))
        {
            throw Failed(new FailedCall(action, exception));
        }
    }

    /// <summary>A failure that only the caller sees, such as in an answer that says no.</summary>
    public AwsCallException Failed(string action, string reason, string remedy, Exception? exception = null) =>
        new(_account, action, reason, remedy, exception);

    /// <summary>The reason of a failure, in AWS's words.</summary>
    public string Reason(Exception exception) => exception switch
    {
        ConstraintViolationException { Reason: { } limit } => $"{limit.Value}: {exception.Message}",
        AmazonServiceException { ErrorCode: { Length: > 0 } code } => $"{code}: {exception.Message}",
        OperationCanceledException or TimeoutException => _terms.NoAnswer(exception),
        _ => exception.Message,
    };

    private AwsCallException Failed(FailedCall failed) =>
        Failed(failed.Action, Reason(failed.Exception), _terms.Remedy(failed), failed.Exception);

    private bool IsFailure(CancellationToken cancellation) =>
        _terms.TokenIsDeadline || !cancellation.IsCancellationRequested;
}
