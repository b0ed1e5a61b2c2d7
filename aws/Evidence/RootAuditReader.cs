using Amazon.IdentityManagement;
using Amazon.Runtime;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Sessions;
using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;
using Guardrails.Core.Roles;

namespace Guardrails.Aws.Evidence;

/// <summary>Reads what a root session of an account lists, or why the account has none.</summary>
public delegate Task<RootAuditReading> ReadRootAudit(AccountId account, CancellationToken cancellation);

/// <summary>Lists everything the root user has, in a root session that is opened for it.</summary>
/// <param name="sessions">Opens the root session.</param>
/// <param name="managementAccount">The management account, which root sessions do not reach.</param>
/// <param name="iam">Makes an IAM client with the session's credentials.</param>
/// <param name="calls">How AWS is called.</param>
/// <param name="time">The clock.</param>
/// <param name="longest">The time that it may take.</param>
/// <remarks>
/// Every rule opens a session of its own, although AWS throttles them: what is remembered of an account would serve
/// only those rules of it that happen to reach the same process, and a recheck after a change could be answered with
/// what was before it.
/// </remarks>
public sealed class RootAuditReader(
    RootSessions sessions,
    AccountId managementAccount,
    Func<AWSCredentials, IAmazonIdentityManagementService> iam,
    AwsCalls calls,
    TimeProvider time,
    TimeSpan longest)
{
    /// <summary>The reason that no session is opened in the management account.</summary>
    public const string NotInManagementAccount = "root sessions do not reach the management account.";

    /// <summary>Every list, as far as it could be read. Throws only when all time is up.</summary>
    public async Task<RootAuditReading> ReadAsync(AccountId account, CancellationToken cancellation)
    {
        if (account == managementAccount)
            return RootAuditReading.None(NotInManagementAccount);
        using var limit = new SourceTime(longest, cancellation);
        try
        {
            using var session = iam(await sessions.OpenAsync(account, RootTask.Audit, limit.Token));
            RootCredentialLists lists = new(session, calls.For(account), limit);
            return new(await lists.AllAsync(time.GetUtcNow()), WhyNone: null);
        }
        catch (AwsCallException exception) when (!limit.IsAllUp)
        {
            return new(RootAudit.Unread(time.GetUtcNow(), exception.ToGap()), WhyNone: null);
        }
    }
}
