using Guardrails.Aws.Calls;

namespace Guardrails.Cli.Usage;

/// <summary>Remedies for failed calls, for a person who reads what a root key did.</summary>
internal static class UsageRemedies
{
    /// <summary>The right that credentials need, as the end of "credentials that ...".</summary>
    public const string Credentials = "may read the account's event history";

    /// <summary>The terms of the command.</summary>
    public static CallTerms Terms { get; } = new(For);

    private static string For(FailedCall failed) => failed switch
    {
        { Cause: FailureCause.Denied } =>
            $"run it as an identity that is allowed {failed.Action} in that account and Region (docs/usage.md lists "
            + "the rights; a service control policy may deny it in some Regions).",
        { Cause: FailureCause.Credentials } =>
            "sign in again (aws sso login, aws login), then run it again; with --resume it goes on where it was.",
        { Cause: FailureCause.Throttled } =>
            "run it again when nobody else looks up events in that account; with --resume it goes on where it was.",
        { Cause: FailureCause.NoConnection or FailureCause.NoAnswer } =>
            "check the network, the proxy settings and AWS_ENDPOINT_URL, then run it again; with --resume it goes on "
            + "where it was.",
        { Cause: FailureCause.Client } =>
            "check the credentials and the profile (AWS_PROFILE), "
            + "sign in if the profile needs it (aws sso login, aws login), then run it again.",
        _ => "correct what the message names, then run it again.",
    };
}
