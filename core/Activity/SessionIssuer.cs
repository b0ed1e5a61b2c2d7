using Guardrails.Core.Json;

namespace Guardrails.Core.Activity;

/// <summary>The principal that a session was issued to.</summary>
/// <param name="Type">CloudTrail's type, such as <c>Root</c> or <c>Role</c>.</param>
/// <param name="AccountId">Its account, as it is written.</param>
public sealed record SessionIssuer(
    string? Type, string? PrincipalId, string? Arn, string? AccountId, string? UserName)
{
    /// <summary>Reads it. A root user's own session has an empty issuer, which is none.</summary>
    internal static SessionIssuer? Read(EventJson context)
    {
        if (context.OptionalObject("sessionIssuer") is not { } issuer)
            return null;
        var read = new SessionIssuer(
            issuer.Loose("type"),
            issuer.Loose("principalId"),
            issuer.Loose("arn"),
            issuer.Loose("accountId"),
            issuer.Loose("userName"));
        return read is { Type: null, PrincipalId: null, Arn: null } ? null : read;
    }
}
