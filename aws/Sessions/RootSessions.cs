using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Roles;

namespace Guardrails.Aws.Sessions;

/// <summary>Opens root sessions of member accounts. They do not reach the management account.</summary>
/// <param name="sts">A client of a Regional STS endpoint: the global one refuses sts:AssumeRoot.</param>
/// <param name="partition">The partition of the accounts.</param>
/// <param name="calls">How AWS is called.</param>
/// <remarks>Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html</remarks>
public sealed class RootSessions(IAmazonSecurityTokenService sts, Partition partition, AwsCalls calls)
{
    /// <summary>As long as AWS allows: a session cannot be renewed in the middle of a list.</summary>
    private const int DurationSeconds = 900;

    /// <summary>Opens one.</summary>
    /// <param name="account">The account whose root user it is.</param>
    /// <param name="task">Gives the task, to whose policy AWS narrows the session, in a partition.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The session's credentials.</returns>
    /// <exception cref="AwsCallException">It could not be opened.</exception>
    public async Task<AWSCredentials> OpenAsync(
        AccountId account, Func<Partition, RootTask> task, CancellationToken cancellation)
    {
        var request = new AssumeRootRequest
        {
            TargetPrincipal = account.Value,
            TaskPolicyArn = new PolicyDescriptorType { Arn = task(partition).TaskPolicy },
            DurationSeconds = DurationSeconds,
        };
        var here = calls.For(account);
        var assumed = await here.MakeAsync(
            StsActions.AssumeRoot, () => sts.AssumeRootAsync(request, cancellation), cancellation);
        return SessionCredentials.Of(assumed.Credentials, StsActions.AssumeRoot, here);
    }
}
