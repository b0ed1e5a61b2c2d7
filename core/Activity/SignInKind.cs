namespace Guardrails.Core.Activity;

/// <summary>The part of a sign-in that an event is about.</summary>
public enum SignInKind
{
    /// <summary>Another event of the sign-in service, such as a changed password or a switched role.</summary>
    Other,

    /// <summary>The sign-in to the console itself, successful or not.</summary>
    ConsoleLogin,

    /// <summary>The check of MFA that comes before it.</summary>
    MfaCheck,

    /// <summary>A root password's recovery by mail, asked for or completed.</summary>
    PasswordRecovery,

    /// <summary>A sign-in by <c>aws login</c>, which CloudTrail logs as reading.</summary>
    CommandLineLogin,
}
