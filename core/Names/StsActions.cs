namespace Guardrails.Core.Names;

/// <summary>The calls of AWS STS that the code makes, as IAM names them.</summary>
public static class StsActions
{
    /// <summary>Opens a session of a role.</summary>
    public const string AssumeRole = "sts:AssumeRole";

    /// <summary>Opens a root session, and is granted on the root user of the account.</summary>
    public const string AssumeRoot = "sts:AssumeRoot";
}
