using Guardrails.Core.Organizations;

namespace Guardrails.Core.Activity;

/// <summary>Why an account is evaluated before its time.</summary>
public enum TriggerKind
{
    /// <summary>Its root user's credentials or MFA changed.</summary>
    RootCredentialsChanged,

    /// <summary>It joined the organization.</summary>
    AccountJoined,
}

/// <summary>An event after which an account is evaluated at once.</summary>
/// <param name="Account">The account to evaluate.</param>
/// <param name="Kind">Why.</param>
/// <param name="Event">What happened, in CloudTrail's name.</param>
/// <param name="At">When, by EventBridge.</param>
/// <param name="EventId">The event's id. EventBridge can deliver an event more than once, under one id.</param>
public sealed record ActivityTrigger(AccountId Account, TriggerKind Kind, string Event, DateTimeOffset At, string EventId);

/// <summary>What an event asks for, or why nothing is done.</summary>
/// <param name="Trigger">What to do, or null.</param>
/// <param name="Ignored">Why nothing is done, where there is no trigger.</param>
public sealed record ActivityReading(ActivityTrigger? Trigger, string? Ignored);
