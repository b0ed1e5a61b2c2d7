using Guardrails.Core.Json;

namespace Guardrails.Core.Activity;

/// <summary>The principal that called.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
/// </remarks>
/// <param name="Type">CloudTrail's type, such as <c>Root</c>; null for a caller without one.</param>
/// <param name="PrincipalId">Its unique id; a root user's is the account's.</param>
/// <param name="UserName">Its name; a root user has its account's alias, "AWS ROOT USER", or none.</param>
/// <param name="InvokedBy">The service that called for it, also where a root user works in the console.</param>
/// <param name="Credential">The credential that signed the call.</param>
/// <param name="Session">The session, where the credential is a temporary one.</param>
public sealed record ActivityCaller(
    string? Type,
    string? PrincipalId,
    string? Arn,
    string? UserName,
    string? InvokedBy,
    UsedCredential Credential,
    ActivitySession? Session)
{
    /// <summary>
    /// True for a root user, and for a root session of AssumeRoot, which CloudTrail calls Root as well.
    /// </summary>
    public bool IsRoot => Type == "Root";

    /// <summary>
    /// True for a session that a root user got by GetFederationToken, which CloudTrail does not call Root.
    /// </summary>
    public bool IsFederatedByRoot => Type == "FederatedUser" && Session?.Issuer?.Type == "Root";

    internal static ActivityCaller Read(EventJson detail)
    {
        var identity = detail.Object("userIdentity");
        return new(
            identity.OptionalText("type"),
            identity.Loose("principalId"),
            identity.Loose("arn"),
            identity.Loose("userName"),
            identity.Loose("invokedBy"),
            UsedCredential.Read(identity),
            ActivitySession.Read(detail, identity));
    }
}
