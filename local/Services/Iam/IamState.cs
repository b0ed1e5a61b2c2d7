namespace Guardrails.Local.Services.Iam;

/// <summary>IAM's state besides roles and root users, which belong to their accounts.</summary>
internal sealed class IamState
{
    /// <summary>Credential reports, by account, once somebody asked for them.</summary>
    public Dictionary<string, CredentialReport> Reports { get; } = [];
}
