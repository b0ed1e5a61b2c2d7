using Amazon.IdentityManagement;
using Amazon.Runtime;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Evidence;
using Guardrails.Aws.Sessions;
using Guardrails.Core.Ids;
using Guardrails.Core.Remediation;
using Guardrails.Core.Roles;

namespace Guardrails.Aws.Deletion;

/// <summary>Deletes credentials of a root user, in a root session that is opened for it.</summary>
/// <param name="sessions">Opens the root session.</param>
/// <param name="iam">Makes an IAM client with the session's credentials, which go nowhere else.</param>
/// <param name="calls">How AWS is called.</param>
/// <param name="time">The clock.</param>
/// <param name="longest">The time that listing the credentials may take.</param>
public sealed class RootDeleter(
    RootSessions sessions,
    Func<AWSCredentials, IAmazonIdentityManagementService> iam,
    AwsCalls calls,
    TimeProvider time,
    TimeSpan longest)
{
    /// <summary>Deletes what a plan says of the credentials that are there.</summary>
    /// <param name="account">The account.</param>
    /// <param name="opened">Is told the id of the session's access key before the session is used.</param>
    /// <param name="plan">Makes the plan of all credentials that are there.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The plan, carried out where it has no refusal.</returns>
    /// <exception cref="AwsCallException">
    /// A call failed. The message says what was deleted and what was not, where anything was to be.
    /// </exception>
    /// <exception cref="InvalidOperationException">A list was not whole, and nothing was deleted.</exception>
    public async Task<DeletionPlan> DeleteAsync(
        AccountId account,
        Func<string, Task> opened,
        Func<IReadOnlyList<RootCredential>, DeletionPlan> plan,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(opened);
        ArgumentNullException.ThrowIfNull(plan);
        var here = calls.For(account);
        var credentials = await sessions.OpenAsync(account, RootTask.Delete, cancellation);
        await opened((await credentials.GetCredentialsAsync()).AccessKey);
        using var session = iam(credentials);
        var made = plan(await ListAsync(account, session, here, cancellation));
        await CarryOutAsync(made, new(session, here), here, cancellation);
        return made;
    }

    /// <summary>All credentials. Half a list is none: what is missing in it would count as gone.</summary>
    private async Task<IReadOnlyList<RootCredential>> ListAsync(
        AccountId account, IAmazonIdentityManagementService session, AwsCalls here, CancellationToken cancellation)
    {
        using var limit = new SourceTime(longest, cancellation);
        var audit = await new RootCredentialLists(session, here, limit).AllAsync(time.GetUtcNow());
        return audit.Gaps is [var gap, ..]
            ? throw new InvalidOperationException(
                $"Account {account}: Nothing was deleted, as not all of the root user's credentials could be listed: "
                + $"{gap.Reason}. Remedy: {gap.Remedy}")
            : RootCredentials.Of(audit);
    }

    private static async Task CarryOutAsync(
        DeletionPlan plan, CredentialDeletions deletions, AwsCalls here, CancellationToken cancellation)
    {
        for (var done = 0; done < plan.Deletes.Count; done++)
        {
            try
            {
                await deletions.DeleteAsync(plan.Deletes[done], cancellation);
            }
            catch (AwsCallException exception)
            {
                var reason = exception.InnerException is { } inner ? here.Reason(inner).TrimEnd('.') : exception.Reason;
                throw here.Failed(
                    exception.Action,
                    $"{reason}. Deleted: {Names(plan.Deletes.Take(done))}; not deleted: "
                        + Names(plan.Deletes.Skip(done)),
                    exception.Remedy,
                    exception.InnerException);
            }
        }
    }

    private static string Names(IEnumerable<RootCredential> credentials) =>
        string.Join(", ", credentials) is { Length: > 0 } names ? names : "nothing";
}
