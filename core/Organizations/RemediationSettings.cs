namespace Guardrails.Core.Organizations;

/// <summary>The removal of root keys.</summary>
/// <param name="Enabled">True where roles and functions for it are deployed.</param>
public sealed record RemediationSettings(bool Enabled)
{
    /// <summary>What is removed is decided key by key, so that having the means of it changes nothing.</summary>
    public static readonly RemediationSettings Default = new(Enabled: true);
}
