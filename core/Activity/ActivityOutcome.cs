using Guardrails.Core.Json;

namespace Guardrails.Core.Activity;

/// <summary>The success or failure of a call.</summary>
/// <remarks>
/// An API call that fails has an errorCode; the sign-in service says Failure in its answer, with or without an
/// errorMessage. An empty code or message is none. Sources:
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html and
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
/// </remarks>
/// <param name="ErrorCode">AWS's code, such as <c>AccessDenied</c>.</param>
/// <param name="ErrorMessage">AWS's message, which names the policy that denied a call where AWS tells it.</param>
/// <param name="Answer">The sign-in service's answer, <c>Success</c> or <c>Failure</c>.</param>
public sealed record ActivityOutcome(string? ErrorCode, string? ErrorMessage, string? Answer)
{
    /// <summary>The reason why it failed, in AWS's words, or null where it did not.</summary>
    public string? Failure => ErrorCode ?? ErrorMessage ?? (SaysFailure ? Answer : null);

    /// <summary>
    /// True where AWS says that the call changed nothing. After any other failure it may have: a service that failed
    /// may have done its work before.
    /// </summary>
    public bool ChangedNothing => ErrorCode is { } code ? Refusals.Contains(code) : SaysFailure;

    private bool SaysFailure => Answer == "Failure";

    internal static ActivityOutcome Read(EventJson detail, string eventName)
    {
        var code = NoneIfEmpty(detail.OptionalText("errorCode"));
        return new(
            code,
            // Beside a code the message decides nothing, so it need not be readable.
            NoneIfEmpty(code is null ? detail.OptionalText("errorMessage") : detail.Loose("errorMessage")),
            detail.OptionalObject("responseElements")?.Loose(eventName));
    }

    private static string? NoneIfEmpty(string? text) => text is { Length: 0 } ? null : text;
}
