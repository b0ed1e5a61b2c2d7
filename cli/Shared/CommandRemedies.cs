using Guardrails.Aws.Calls;

namespace Guardrails.Cli.Shared;

/// <summary>Remedies for failed AWS calls, for a person who runs a command with credentials of their own.</summary>
internal static class CommandRemedies
{
    /// <summary>The terms of every command. A user who cancels a command gets no error message.</summary>
    public static CallTerms Terms { get; } = new(For);

    private static string For(FailedCall failed) => failed switch
    {
        { Cause: FailureCause.Denied } =>
            "run it with credentials of the management account or of a delegated administrator, "
            + $"as an identity that is allowed {failed.Action} "
            + "(the managed policy AWSOrganizationsReadOnlyAccess allows everything that is needed).",
        { Code: "AWSOrganizationsNotInUseException" } =>
            "run it with credentials of an account that is in an organization.",
        { Cause: FailureCause.Credentials } => "sign in again (aws sso login, aws login), then run it again.",
        { Cause: FailureCause.Throttled } =>
            "run it again when fewer others call Organizations: everybody in the account shares its rate limits.",
        { Cause: FailureCause.NoConnection } =>
            "check the network, the proxy settings and AWS_ENDPOINT_URL, then run it again.",
        { Cause: FailureCause.Client } =>
            "check the credentials and the profile (AWS_PROFILE), "
            + "sign in if the profile needs it (aws sso login, aws login), then run it again.",
        _ => "correct what the message names, then run it again.",
    };
}
