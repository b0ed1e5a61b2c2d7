using Amazon.Runtime;
using Amazon.SecurityToken.Model;
using Guardrails.Aws.Calls;

namespace Guardrails.Aws.Sessions;

/// <summary>Takes the credentials out of AWS STS's answer.</summary>
internal static class SessionCredentials
{
    /// <summary>
    /// The credentials. An answer without them is a failure: a client without credentials signs with the process's own,
    /// and would take its own account for the one that was meant.
    /// </summary>
    /// <exception cref="AwsCallException">The answer has none, or only a part of them.</exception>
    public static AWSCredentials Of(Credentials? given, string action, AwsCalls here) =>
        given is { AccessKeyId.Length: > 0, SecretAccessKey.Length: > 0, SessionToken.Length: > 0 }
            ? given
            : throw here.Failed(
                action,
                "the answer has no credentials",
                "nothing is done without them; see what stands between the caller and AWS STS, such as a proxy.");
}
