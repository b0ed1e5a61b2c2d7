using Guardrails.Aws.Calls;
using Guardrails.Core.Names;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.Reconciliation;

/// <summary>The function's words for calls that fail.</summary>
internal static class ReconciliationRemedies
{
    /// <summary>The function, as it calls AWS: it runs every day, and its token is the function's deadline.</summary>
    public static CallTerms Terms { get; } = new(For) { TokenIsDeadline = true };

    /// <summary>The remedy for a call about a trail, whoever refuses it.</summary>
    public static string OfTrails(FailedCall failed) => failed.Action == CloudTrailActions.DescribeTrails
        ? For(failed)
        : "read the trail in the management account; if AWS does not let this account read it, make the account a "
            + "delegated administrator of AWS CloudTrail, too.";

    private static string For(FailedCall failed) => failed.Cause == FailureCause.Denied
        ? $"check that stack {DeployedNames.LedgerStack} is deployed, that this function runs in a delegated "
            + "administrator of the organization, and the function's role."
        : FunctionRemedies.For(failed);
}
