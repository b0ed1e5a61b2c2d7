using Amazon.ConfigService;
using Amazon.IdentityManagement;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Guardrails.Core.Ids;

namespace Guardrails.Aws;

/// <summary>Opens sessions of the member role, one per account that is looked at.</summary>
/// <param name="sts">A client of the Region's own STS endpoint (what AWSSDK uses unless told otherwise).</param>
/// <param name="partition">The partition of the accounts.</param>
/// <param name="roleName">The member role's name, without a path.</param>
/// <param name="iam">Makes an IAM client with the session's credentials.</param>
/// <param name="config">Makes an AWS Config client with them.</param>
/// <param name="audit">Reads what a root session of the account lists.</param>
/// <param name="time">The clock.</param>
public sealed class MemberSessions(
    IAmazonSecurityTokenService sts,
    Partition partition,
    string roleName,
    Func<AWSCredentials, IAmazonIdentityManagementService> iam,
    Func<AWSCredentials, IAmazonConfigService> config,
    ReadRootAudit audit,
    TimeProvider time)
{
    /// <summary>Shown in the member account's CloudTrail as who was there.</summary>
    private const string SessionName = "Guardrails-RootPostureRule";

    /// <summary>Assumes the member role in the account.</summary>
    /// <exception cref="AwsCallException">The role could not be assumed.</exception>
    public async Task<MemberSession> OpenAsync(AccountId account, CancellationToken cancellation)
    {
        var credentials = await AssumedRole.OfAsync(sts, partition, account, roleName, SessionName, whenDenied: null, cancellation);
        return new(iam(credentials), config(credentials), audit, time);
    }
}

/// <summary>What the evaluator may do in one account: read evidence, send evaluations.</summary>
public sealed class MemberSession : IDisposable
{
    private readonly IAmazonIdentityManagementService _iam;
    private readonly IAmazonConfigService _config;

    internal MemberSession(IAmazonIdentityManagementService iam, IAmazonConfigService config, ReadRootAudit audit, TimeProvider time)
    {
        (_iam, _config) = (iam, config);
        Evidence = new(iam, audit, time);
        Evaluations = new(config);
    }

    /// <summary>Reads about the account's root user.</summary>
    public RootEvidenceReader Evidence { get; }

    /// <summary>Sends results to the account's AWS Config.</summary>
    public EvaluationSender Evaluations { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _iam.Dispose();
        _config.Dispose();
    }
}
