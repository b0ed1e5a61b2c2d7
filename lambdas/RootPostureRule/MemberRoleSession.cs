using Amazon.ConfigService;
using Amazon.IdentityManagement;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Config;
using Guardrails.Aws.Evidence;

namespace Guardrails.Lambda.RootPostureRule;

/// <summary>The evaluator in one account, with its member role: reads evidence, sends evaluations.</summary>
internal sealed class MemberRoleSession(
    IAmazonIdentityManagementService iam,
    IAmazonConfigService config,
    AwsCalls calls,
    ReadRootAudit audit,
    TimeProvider time) : IDisposable
{
    /// <summary>Reads about the account's root user.</summary>
    public RootEvidenceReader Evidence { get; } = new(iam, calls, audit, time, SourceLimits.OfEvaluator);

    /// <summary>Sends results to the account's AWS Config.</summary>
    public EvaluationSender Evaluations { get; } = new(config, calls);

    public void Dispose()
    {
        iam.Dispose();
        config.Dispose();
    }
}
