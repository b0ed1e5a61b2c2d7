using Guardrails.Core.Names;

namespace Guardrails.Aws.Calls;

/// <summary>
/// Keeps one process's calls to AWS Organizations within an account's rate limits, with one token bucket for each of
/// AWS's, and lookups of events within those of one account and Region. Calls of other processes are not counted. Other
/// services publish no rates, so calls to them never wait.
/// </summary>
/// <remarks>
/// Sources: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html#throttling-limits and
/// https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
/// </remarks>
internal sealed class CallPace(TimeProvider time)
{
    private const string Service = "organizations:";

    // AWS names these together and does not say whether they share one bucket, so here they do.
    private static readonly Rate Tree = new(perSecond: 5, burst: 8);
    private static readonly Rate Policies = new(perSecond: 5, burst: 8);

    private static readonly Rate Lookups = new(perSecond: 2, burst: 2);
    private static readonly Rate Attachments = new(perSecond: 2, burst: 3);

    private static readonly Dictionary<string, Rate> Rates = new(StringComparer.Ordinal)
    {
        ["DescribeOrganization"] = new(perSecond: 1, burst: 2),
        ["ListRoots"] = new(perSecond: 1, burst: 2),
        ["ListAccounts"] = new(perSecond: 8, burst: 12),
        ["DescribeAccount"] = new(perSecond: 20, burst: 30),
        // Slower than AWS allows: they only complete a message.
        ["DescribeOrganizationalUnit"] = new(perSecond: 2, burst: 4),
        ["ListTagsForResource"] = new(perSecond: 2, burst: 4),
        ["ListOrganizationalUnitsForParent"] = Tree,
        ["ListAccountsForParent"] = Tree,
        ["ListPolicies"] = Policies,
        ["ListTargetsForPolicy"] = Policies,
        ["ListPoliciesForTarget"] = Policies,
        ["AttachPolicy"] = Attachments,
        ["DetachPolicy"] = Attachments,
        ["DescribePolicy"] = new(perSecond: 2, burst: 2),
        ["ListAWSServiceAccessForOrganization"] = new(perSecond: 1, burst: 3),
        ["EnableAWSServiceAccess"] = new(perSecond: 1, burst: 2),
        ["EnablePolicyType"] = new(perSecond: 1, burst: 1),
        ["ListDelegatedAdministrators"] = new(perSecond: 5, burst: 8),
        ["RegisterDelegatedAdministrator"] = new(perSecond: 1, burst: 2),
    };

    /// <summary>For each bucket, the time of being full again, since the beginning, which never turns back.</summary>
    private readonly Dictionary<Rate, TimeSpan> _full = [];

    private readonly long _beginning = time.GetTimestamp();

    /// <summary>Waits until the call may be made.</summary>
    /// <param name="action">The IAM action of the call, such as <c>organizations:ListRoots</c>.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task WaitAsync(string action, CancellationToken cancellation)
    {
        if (RateOf(action) is { } rate && Take(rate) is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellation);
    }

    private static Rate? RateOf(string action) => action switch
    {
        CloudTrailActions.LookupEvents => Lookups,
        _ when action.StartsWith(Service, StringComparison.Ordinal) => Rates[action[Service.Length..]],
        _ => null,
    };

    /// <summary>Takes a token, for callers side by side, and says how long it is until there is one.</summary>
    private TimeSpan Take(Rate rate)
    {
        lock (_full)
        {
            var now = time.GetElapsedTime(_beginning);
            var full = _full.GetValueOrDefault(rate);
            if (full < now)
                full = now;

            // The bucket is empty when filling it would take longer than Burst tokens do.
            _full[rate] = full + rate.Interval;
            return full - now - ((rate.Burst - 1) * rate.Interval);
        }
    }

    /// <summary>
    /// The size of a bucket and the tokens that it gains a second. Two instances with the same numbers are two buckets.
    /// </summary>
    private sealed class Rate(double perSecond, int burst)
    {
        public TimeSpan Interval { get; } = TimeSpan.FromSeconds(1 / perSecond);

        public int Burst { get; } = burst;
    }
}
