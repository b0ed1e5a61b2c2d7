namespace Guardrails.Core.Guardrails;

/// <summary>The one who does what a question asks about.</summary>
public enum Actor
{
    /// <summary>The root user with long-term credentials: its password or an access key.</summary>
    Root,

    /// <summary>A central root session (sts:AssumeRoot).</summary>
    AssumedRoot,

    /// <summary>A role with AdministratorAccess.</summary>
    Administrator,

    /// <summary>A service-linked role, which service control policies do not reach.</summary>
    ServiceLinkedRole,
}
