using Guardrails.Core.Json;

namespace Guardrails.Core.Activity;

/// <summary>The session in which a call was made.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
/// </remarks>
/// <param name="MfaUsed">True where it began with MFA; null where the event does not say.</param>
/// <param name="Created">The time at which it began.</param>
/// <param name="Issuer">The principal that it was issued to.</param>
/// <param name="IsAssumedRoot">
/// True where the event marks it as one of AssumeRoot. AWS's own sample of such a session lacks the mark, so false
/// proves nothing: only the access key id connects it with the AssumeRoot event.
/// </param>
/// <param name="SignInSessionArn">The sign-in session that it came from, where it came from <c>aws login</c>.</param>
/// <param name="FromConsole">True where it is the console's; null where the event does not say.</param>
public sealed record ActivitySession(
    bool? MfaUsed,
    DateTimeOffset? Created,
    SessionIssuer? Issuer,
    bool IsAssumedRoot,
    string? SignInSessionArn,
    bool? FromConsole)
{
    internal static ActivitySession? Read(EventJson detail, EventJson identity)
    {
        if (identity.OptionalObject("sessionContext") is not { } context)
            return null;
        var attributes = context.OptionalObject("attributes");
        return new(
            attributes?.LooseFlag("mfaAuthenticated"),
            attributes?.LooseTime("creationDate"),
            SessionIssuer.Read(context),
            context.LooseFlag("assumedRoot") ?? false,
            context.Loose("signInSessionArn"),
            detail.LooseFlag("sessionCredentialFromConsole"));
    }
}
