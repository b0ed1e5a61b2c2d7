using Guardrails.Aws.Calls;
using Guardrails.Core.Names;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.ComplianceReport;

/// <summary>The function's words for calls that fail.</summary>
internal static class ReportRemedies
{
    /// <summary>The function, as it calls AWS: it runs every day, and its token is the function's deadline.</summary>
    public static CallTerms Terms { get; } = new(For) { TokenIsDeadline = true };

    private static string For(FailedCall failed) => failed switch
    {
        { Cause: FailureCause.Denied } =>
            $"check that stacks {DeployedNames.LedgerStack} and {DeployedNames.ReportingStack} are deployed, that this "
            + "function runs in a delegated administrator of the organization, the function's role, and the bucket's "
            + "policy.",
        { Code: "NoSuchBucket" } => $"deploy stack {DeployedNames.ReportingStack} again.",
        _ => FunctionRemedies.For(failed),
    };
}
