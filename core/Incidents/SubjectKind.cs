namespace Guardrails.Core.Incidents;

/// <summary>The kind of credential or condition that an incident is about.</summary>
public enum SubjectKind
{
    /// <summary>A root access key, by its id.</summary>
    AccessKey,

    /// <summary>The use of a root access key, by its id: apart from the key itself, which can stay unused.</summary>
    AccessKeyUse,

    /// <summary>A signing certificate, by its id.</summary>
    SigningCertificate,

    /// <summary>The root password and its recovery.</summary>
    Password,

    /// <summary>The root user's MFA.</summary>
    Mfa,

    /// <summary>The root user's e-mail address.</summary>
    EmailAddress,

    /// <summary>Sign-ins of the root user.</summary>
    SignIn,

    /// <summary>A session of the root user, by its access key id.</summary>
    Session,

    /// <summary>The evidence about the root user, or its absence.</summary>
    Evidence,

    /// <summary>A guardrail policy or a delegation, by its id.</summary>
    Policy,

    /// <summary>A quarantine, by its policy and by what that is attached to.</summary>
    Quarantine,

    /// <summary>Something that Guardrails itself needs, by its ARN or name.</summary>
    OwnResource,

    /// <summary>An exemption, by its guardrail.</summary>
    Exemption,

    /// <summary>The account's membership of the organization.</summary>
    Membership,
}
