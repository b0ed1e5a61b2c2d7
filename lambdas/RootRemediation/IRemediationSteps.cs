using Guardrails.Aws.Calls;
using Guardrails.Core.Remediation;

namespace Guardrails.Lambda.RootRemediation;

/// <summary>Takes the steps of remediations. Each can be taken again.</summary>
internal interface IRemediationSteps
{
    /// <summary>The reason that nothing is begun in an account; null where it is.</summary>
    Stage.Ended? WhyNot(RemediationCase one);

    /// <summary>Takes the step that is due.</summary>
    /// <returns>What was seen or done; or why that was not possible.</returns>
    /// <exception cref="AwsCallException">A call failed: the step is tried again.</exception>
    Task<RemediationEntry> TakeAsync(RemediationCase one, CancellationToken cancellation);

    /// <summary>Tells people that a remediation waits for one of them.</summary>
    /// <exception cref="AwsCallException">No topic took it, or it is not known whether one did.</exception>
    Task TellAsync(RemediationCase one, CancellationToken cancellation);
}
