namespace Guardrails.Core.Recheck;

/// <summary>The reason why an account is evaluated before its time.</summary>
public enum RecheckReason
{
    /// <summary>Its root user's credentials or MFA changed.</summary>
    RootCredentialsChanged,

    /// <summary>It joined the organization.</summary>
    AccountJoined,
}
