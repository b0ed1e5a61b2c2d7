using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Guardrails.Cli.Shared;

/// <summary>A call that the AWS SDK could not make: it has one cause, and one remedy.</summary>
internal static class ClientFailure
{
    private const string OrPlanOffline =
        "Without them, 'plan --snapshot FILE' plans for a snapshot that somebody else took.";

    /// <summary>The failure as a sentence for a person.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="otherwise">A sentence on what can be done without credentials; empty where nothing can.</param>
    /// <param name="may">The right that the credentials need, as the end of "credentials that ...".</param>
    public static string Sentence(
        AmazonClientException exception, string otherwise = OrPlanOffline, string may = "may read AWS Organizations")
    {
        var (cause, remedy) = Of(exception, may);
        return $"AWS cannot be called: {cause}. Remedy: {remedy} {otherwise}".TrimEnd();
    }

    /// <summary>
    /// The SDK tells of credentials that it did not find in many lines, one for each place where it looked: alone among
    /// its failures, and without a type of their own.
    /// </summary>
    private static (string Cause, string Remedy) Of(AmazonClientException exception, string may) => exception switch
    {
        _ when exception.Message.Trim().Contains('\n') => (
            "no credentials were found in the environment, in a profile or on this machine",
            "sign in (aws sso login, aws login), or set AWS_PROFILE or the AWS_ACCESS_KEY_ID variables to credentials "
            + $"that {may}, and run it again."),
        _ when AsksForAnotherEndpoint && exception.Message.Contains("endpoint", StringComparison.Ordinal) => (
            exception.Message.TrimEnd('.', ' '),
            "unset AWS_USE_FIPS_ENDPOINT and AWS_USE_DUALSTACK_ENDPOINT (use_fips_endpoint and use_dualstack_endpoint "
            + "in a profile), or build with the official SDK as the message says, and run it again."),
        _ => (
            exception.Message.TrimEnd('.', ' '),
            "correct the profile (AWS_PROFILE) or the credentials that the message names, sign in if they need it "
            + "(aws sso login, aws login), and run it again."),
    };

    private static bool AsksForAnotherEndpoint =>
        FallbackInternalConfigurationFactory.UseFIPSEndpoint == true
        || FallbackInternalConfigurationFactory.UseDualStackEndpoint == true;
}
