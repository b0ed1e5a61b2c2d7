namespace Guardrails.Core.Names;

/// <summary>The calls of AWS STS that the code makes, as IAM names them.</summary>
public static class StsActions
{
    /// <summary>Opens a session of a role.</summary>
    public const string AssumeRole = "sts:AssumeRole";

    /// <summary>Opens a root session, and is granted on the root user of the account.</summary>
    public const string AssumeRoot = "sts:AssumeRoot";

    /// <summary>Tells who signed a request; nobody needs a permission for it.</summary>
    public const string GetCallerIdentity = "sts:GetCallerIdentity";

    /// <summary>Opens a session of a role by a token of an identity provider.</summary>
    public const string AssumeRoleWithWebIdentity = "sts:AssumeRoleWithWebIdentity";

    /// <summary>Opens a session of a role by an assertion of an identity provider.</summary>
    public const string AssumeRoleWithSaml = "sts:AssumeRoleWithSAML";
}
