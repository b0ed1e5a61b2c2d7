using System.Text.RegularExpressions;
using Guardrails.Core.Activity;

namespace Guardrails.Core.Usage;

/// <summary>The way in which a call ended.</summary>
public enum CallEnding
{
    /// <summary>AWS let it pass, and it succeeded.</summary>
    Allowed,

    /// <summary>AWS refused it for lack of permission.</summary>
    Refused,

    /// <summary>It failed in another way, or its event does not say.</summary>
    Failed,
}

/// <summary>The end of a call.</summary>
/// <param name="Ending">The way.</param>
/// <param name="ErrorCode">AWS's code, or words where the event has none; null where it succeeded.</param>
/// <param name="ByServiceControlPolicy">True where the message says that a service control policy refused it.</param>
/// <param name="PolicyId">The id of that policy; null where the message does not name it.</param>
/// <remarks>
/// Sources: https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html,
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html,
/// https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html and, for the messages,
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
/// </remarks>
public sealed partial record CallEnd(
    CallEnding Ending, string? ErrorCode, bool ByServiceControlPolicy, string? PolicyId)
{
    private const string Exception = "Exception";
    private const string OfClient = "Client.";
    private const string ServiceControlPolicy = "service control policy";

    private static readonly CallEnd Success = new(CallEnding.Allowed, ErrorCode: null, false, PolicyId: null);

    private static readonly HashSet<string> RefusedCodes = new(StringComparer.Ordinal)
    {
        "AccessDenied", "AuthorizationError", "NotAuthorized", "Unauthorized", "UnauthorizedAccess",
        "UnauthorizedOperation",
    };

    /// <summary>The end of a call, by its event.</summary>
    public static CallEnd Of(RootActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (!activity.Outcome.TryGet(out var outcome))
            return new(CallEnding.Failed, "(not readable)", false, PolicyId: null);
        if (outcome.Failure is not { } failure)
            return Success;
        if (outcome.ErrorCode is not { } code || !RefusedCodes.Contains(Bare(code)))
            return new(CallEnding.Failed, failure, false, PolicyId: null);
        var message = outcome.ErrorMessage ?? "";
        var policy = Policy().Match(message);
        return new(
            CallEnding.Refused,
            code,
            message.Contains(ServiceControlPolicy, StringComparison.Ordinal),
            policy.Success ? policy.Groups["id"].Value : null);
    }

    /// <summary>True where the event says that the call succeeded.</summary>
    public static bool IsAllowed(RootActivity activity) => Of(activity).Ending == CallEnding.Allowed;

    /// <summary>True where the event says that AWS refused the call for lack of permission.</summary>
    public static bool IsRefused(RootActivity activity) => Of(activity).Ending == CallEnding.Refused;

    private static string Bare(string code)
    {
        var start = code.StartsWith(OfClient, StringComparison.Ordinal) ? OfClient.Length : 0;
        var end = code.EndsWith(Exception, StringComparison.Ordinal) ? code.Length - Exception.Length : code.Length;
        return start < end ? code[start..end] : code;
    }

    [GeneratedRegex(
        @"service control policy: arn:[a-z-]+:organizations::[0-9]{12}:policy/o-[a-z0-9]{10,32}/"
        + @"service_control_policy/(?<id>p-[0-9a-zA-Z_]{8,128})(?![0-9a-zA-Z_])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Policy();
}
