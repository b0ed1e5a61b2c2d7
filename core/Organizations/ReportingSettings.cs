namespace Guardrails.Core.Organizations;

/// <summary>The reports of an organization.</summary>
/// <param name="Readers">The ARNs of the roles that read them, in any account of the organization.</param>
/// <param name="RetentionDays">The days that a dated report is locked and kept.</param>
public sealed record ReportingSettings(IReadOnlyList<string> Readers, int RetentionDays)
{
    /// <summary>Nobody but the account's own administrators; a year, and a month to look back on it.</summary>
    public static readonly ReportingSettings Default = new([], RetentionDays: 400);
}
