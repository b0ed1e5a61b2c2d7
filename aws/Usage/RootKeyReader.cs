using Amazon.IdentityManagement;
using Amazon.Runtime;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Evidence;
using Guardrails.Aws.Sessions;
using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;
using Guardrails.Core.Roles;

namespace Guardrails.Aws.Usage;

/// <summary>Lists the root access keys of an account with their last uses, in a root session for audits.</summary>
/// <param name="sessions">Opens the root session.</param>
/// <param name="iam">Makes an IAM client with the session's credentials.</param>
/// <param name="calls">How AWS is called.</param>
public sealed class RootKeyReader(
    RootSessions sessions, Func<AWSCredentials, IAmazonIdentityManagementService> iam, AwsCalls calls)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>The keys, inactive ones included; or why they are not all known.</summary>
    public async Task<Reading<RootAccessKey>> ReadAsync(AccountId account, CancellationToken cancellation)
    {
        using var time = new SourceTime(Longest, cancellation);
        try
        {
            using var session = iam(await sessions.OpenAsync(account, RootTask.Audit, time.Token));
            var lists = new RootCredentialLists(session, calls.For(account), time);
            var keys = await lists.AccessKeysAsync();
            return lists.NotRoots is { } gap ? Reading.None<RootAccessKey>(gap) : keys;
        }
        catch (AwsCallException exception)
        {
            return Reading.None<RootAccessKey>(exception.ToGap());
        }
    }
}
