using Guardrails.Core.Json;

namespace Guardrails.Core.Activity;

/// <summary>
/// A sign-in, or a part of one: a check of MFA, the recovery of a password, a token of <c>aws login</c>.
/// </summary>
/// <remarks>
/// Sources:
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
/// and https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html (<c>aws login</c>)
/// </remarks>
/// <param name="Kind">The part that it is.</param>
/// <param name="Succeeded">Null where the event does not say.</param>
/// <param name="MfaUsed">Null where the event does not say, as in everything but ConsoleLogin.</param>
/// <param name="MfaDevice">The ARN of the device that was used.</param>
/// <param name="MfaType">The type of device, in the words of CheckMfa.</param>
/// <param name="FromMobile">True for the console's mobile version, false for the other one.</param>
/// <param name="LoginTo">The page that was signed in to.</param>
public sealed record SignIn(
    SignInKind Kind,
    bool? Succeeded,
    bool? MfaUsed,
    string? MfaDevice,
    string? MfaType,
    bool? FromMobile,
    string? LoginTo)
{
    private const string Service = "signin.amazonaws.com";

    // AWS shows no event of these. Public rules disagree on the service that logs them, so the name alone tells.
    private const string Recovery = "PasswordRecovery";

    internal static SignIn? Read(EventJson detail, string eventSource, string eventName)
    {
        if (eventSource != Service && !eventName.StartsWith(Recovery, StringComparison.Ordinal))
            return null;
        var additional = detail.OptionalObject("additionalEventData");
        return new(
            KindOf(eventName),
            HasSucceeded(detail, additional, eventName),
            additional?.LooseFlag("MFAUsed"),
            additional?.Loose("MFAIdentifier"),
            additional?.Loose("MfaType"),
            additional?.LooseFlag("MobileVersion"),
            additional?.Loose("LoginTo"));
    }

    private static SignInKind KindOf(string eventName) => eventName switch
    {
        "ConsoleLogin" => SignInKind.ConsoleLogin,
        "CheckMfa" => SignInKind.MfaCheck,
        "AuthorizeOAuth2Access" or "CreateOAuth2Token" => SignInKind.CommandLineLogin,
        _ when eventName.StartsWith(Recovery, StringComparison.Ordinal) => SignInKind.PasswordRecovery,
        _ => SignInKind.Other,
    };

    private static bool? HasSucceeded(EventJson detail, EventJson? additional, string eventName) =>
        detail.Loose("errorCode") is { Length: > 0 } || detail.Loose("errorMessage") is { Length: > 0 }
            ? false
            : detail.OptionalObject("responseElements")?.Loose(eventName) switch
            {
                "Success" => true,
                "Failure" => false,
                _ => additional?.LooseFlag("success"),
            };
}
