using Guardrails.Core.Activity;

namespace Guardrails.Core.Usage.Replacement;

/// <summary>Calls that AWS refused for lack of a permission.</summary>
/// <remarks>
/// Sources: https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html,
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
/// </remarks>
internal static class Refusal
{
    private static readonly string[] Codes =
    [
        "AccessDenied", "AuthorizationError", "NotAuthorized", "Unauthorized", "UnauthorizedAccess",
        "UnauthorizedOperation",
    ];

    /// <summary>True where the event says that the call was refused.</summary>
    public static bool Of(RootActivity call) => call.Outcome.TryGet(out var outcome)
        && outcome.ErrorCode is { } code
        && Codes.Any(known => code == known || code == known + "Exception" || code == "Client." + known);

    /// <summary>True where the event says that the call succeeded.</summary>
    public static bool IsNone(RootActivity call) => call.Outcome.TryGet(out var outcome) && outcome.Failure is null;
}
