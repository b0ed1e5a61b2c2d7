using Guardrails.Core.Ids;
using Guardrails.Core.Names;

namespace Guardrails.Core.Organizations;

/// <summary>
/// An AWS Config recorder for accounts that have none: without one, AWS Config puts no organization rule
/// into an account.
/// </summary>
/// <param name="Targets">The root or units whose accounts get it, now and when they join.</param>
public sealed record ConfigRecorderBaseline(IReadOnlyList<TargetId> Targets)
{
    /// <summary>The reason for refusing it where AWS Control Tower is trusted: a sentence.</summary>
    public const string WhyRefused =
        $"{TrustedServices.ControlTower} has trusted access, so AWS Control Tower manages the AWS Config recorders "
        + "of the accounts that it governs, and an account has one recorder only.";

    /// <summary>The remedy for that: a sentence.</summary>
    public const string Remedy =
        $"Where the stack {DeployedNames.RecorderStack} is deployed, destroy it first, with --exclusively. "
        + "Then set configRecorder.enabled to false in the organization file: "
        + "the recorders of enrolled accounts serve; "
        + "enrol the others, or list them in excludedAccounts.";
}
