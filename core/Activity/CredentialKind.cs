namespace Guardrails.Core.Activity;

/// <summary>The kind of a credential, as the prefix of its access key id tells.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
/// </remarks>
public enum CredentialKind
{
    /// <summary>The event names no access key, as in a sign-in.</summary>
    NotShown,

    /// <summary>An access key that somebody made (AKIA): by a root user it is the use of a root key.</summary>
    LongTerm,

    /// <summary>A session's key (ASIA): of the console, of <c>aws login</c>, or of STS.</summary>
    Temporary,

    /// <summary>An access key of another prefix.</summary>
    Unknown,
}
