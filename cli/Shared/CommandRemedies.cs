using Guardrails.Aws.Calls;

namespace Guardrails.Cli;

/// <summary>The commands' words for AWS calls that fail: a person reads them, with credentials of their own.</summary>
internal static class CommandRemedies
{
    /// <summary>A command, as it calls AWS: who cancels it gets no message.</summary>
    public static Caller Caller { get; } = new(For);

    private static string For(FailedCall failed) => failed switch
    {
        { Cause: FailureCause.Denied } =>
            "run it with credentials of the management account or of a delegated administrator, "
            + $"of an identity that is allowed {failed.Action} "
            + "(the managed policy AWSOrganizationsReadOnlyAccess has all that is needed).",
        { Code: "AWSOrganizationsNotInUseException" } =>
            "run it with credentials of an account that is in an organization.",
        { Cause: FailureCause.Credentials } => "sign in again (aws sso login, aws login), then run it again.",
        { Cause: FailureCause.Throttled } =>
            "run it again when fewer others call Organizations: its rates are for the whole account.",
        { Cause: FailureCause.NoConnection } => "check the network, a proxy and AWS_ENDPOINT_URL, then run it again.",
        { Cause: FailureCause.Client } => "check the credentials and the profile (AWS_PROFILE), "
            + "sign in where it needs that (aws sso login, aws login), then run it again.",
        _ => "see the message, correct its cause and run it again.",
    };
}
