using Guardrails.Core.Activity;
using Guardrails.Core.Names;

namespace Guardrails.Core.Incidents.Observers;

/// <summary>
/// Recognizes the evaluator's own answers to AWS Config: a writing call in the account itself, which comes back by the
/// account's forwarder and shows that it is heard.
/// </summary>
/// <remarks>That the call comes like other writes is UNCONFIRMED: it counts from the first one on that came.</remarks>
public static class SignReading
{
    /// <summary>The call, which the account's forwarder lets through.</summary>
    public const string Call = "PutEvaluations";

    /// <summary>The time of the sign (UTC); null for an event that is none, or does not prove its account.</summary>
    public static DateTimeOffset? Of(RootActivity activity, ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity is { EventSource: "config.amazonaws.com", Name: Call }
            && Provenance.WhyNot(activity, context) is null
            && activity.Caller.TryGet(out var caller)
            && caller.Session?.Issuer?.UserName == DeployedNames.MemberRole
            ? activity.Time.Require()
            : null;
    }
}
