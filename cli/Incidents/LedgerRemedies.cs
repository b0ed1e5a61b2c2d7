using Guardrails.Aws.Calls;
using Guardrails.Core.Names;

namespace Guardrails.Cli.Incidents;

/// <summary>Remedies for failed calls of whoever reads the ledger or decides.</summary>
internal static class LedgerRemedies
{
    private const string Account =
        "sign in to the delegated administrator account, where the ledger is";

    /// <summary>The credentials that these commands need, as the end of "credentials that ...".</summary>
    public const string Credentials =
        "may read the ledger and invoke the functions of the delegated administrator account";

    /// <summary>The terms of these commands. A user who cancels a command gets no error message.</summary>
    public static CallTerms Terms { get; } = new(For);

    private static string For(FailedCall failed) => failed switch
    {
        { Code: "ResourceNotFoundException" } =>
            $"{Account}, and check that stack {DeployedNames.LedgerStack} is deployed there; then run it again.",
        { Cause: FailureCause.Denied, Action: OrganizationsActions.ListAccounts } =>
            $"{Account}, as an identity that is allowed {failed.Action}, or name one account (--account).",
        { Cause: FailureCause.Denied } => $"{Account}, as an identity that is allowed {failed.Action} on "
            + "what Guardrails deployed there, and to decrypt by its key; then run it again.",
        { Cause: FailureCause.Credentials } => "sign in again (aws sso login, aws login), then run it again.",
        { Cause: FailureCause.Throttled } => "run it again when fewer others read.",
        { Cause: FailureCause.Clock } => "set this machine's clock, then run it again.",
        { Cause: FailureCause.NoConnection or FailureCause.NoAnswer } =>
            "check the network, the proxy settings and AWS_ENDPOINT_URL, then run it again.",
        _ => "correct what the message names, then run it again.",
    };
}
