namespace Guardrails.Core.Organizations;

/// <summary>The removal of root keys.</summary>
/// <param name="Enabled">True where roles and functions for it are deployed.</param>
public sealed record RemediationSettings(bool Enabled)
{
    /// <summary>On: each key is decided on by people, so that having the means changes nothing by itself.</summary>
    public static readonly RemediationSettings Default = new(Enabled: true);
}
