using Guardrails.Core.Json;

namespace Guardrails.Core.Activity;

/// <summary>A session that a call was given: by AssumeRoot, GetSessionToken or GetFederationToken.</summary>
/// <remarks>
/// Its access key id is all that connects it with the calls made in it.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-track-privileged-tasks.html
/// </remarks>
/// <param name="AccessKeyId">The session's key; null where the call failed.</param>
/// <param name="Expires">The time at which it ends.</param>
/// <param name="TargetPrincipal">The account, or the ARN of its root user, that AssumeRoot was called for.</param>
/// <param name="TaskPolicyArn">The task that AssumeRoot was called for.</param>
public sealed record IssuedSession(
    string? AccessKeyId, DateTimeOffset? Expires, string? TargetPrincipal, string? TaskPolicyArn)
{
    internal static IssuedSession? Read(EventJson detail)
    {
        var request = detail.OptionalObject("requestParameters");
        var credentials = detail.OptionalObject("responseElements")?.OptionalObject("credentials");
        var session = new IssuedSession(
            credentials?.Loose("accessKeyId"),
            credentials?.LooseTime("expiration"),
            request?.Loose("targetPrincipal"),
            request?.OptionalObject("taskPolicyArn")?.Loose("arn"));
        return session is { AccessKeyId: null, TargetPrincipal: null } ? null : session;
    }
}
