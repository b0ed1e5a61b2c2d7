using Guardrails.Core.Ids;

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
public sealed record ActivityTrigger(AccountId Account, TriggerKind Kind, string Event);

/// <summary>What an event asks for, or why nothing is done.</summary>
/// <param name="Trigger">What to do, or null.</param>
/// <param name="Ignored">Why nothing is done, where there is no trigger.</param>
public sealed record ActivityReading(ActivityTrigger? Trigger, string? Ignored);
