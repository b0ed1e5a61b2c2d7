using Guardrails.Core.Ids;

namespace Guardrails.Core.Packs;

/// <summary>AWS's own three rules on root users, as a second opinion beside our controls.</summary>
internal static class RootManagedRules
{
    /// <remarks>
    /// Sources: https://docs.aws.amazon.com/config/latest/developerguide/iam-root-access-key-check.html, and
    /// root-account-mfa-enabled.html and root-account-hardware-mfa-enabled.html beside it, which exist in neither
    /// GovCloud nor China.
    /// </remarks>
    public static readonly ConformancePack Pack = new(
        "RootManagedRules",
        "AWS's own three rules on root access keys and root MFA, as a second opinion beside the controls.",
        [
            new(
                "iam-root-access-key-check",
                "IAM_ROOT_ACCESS_KEY_CHECK",
                [Partition.Commercial, Partition.GovCloud, Partition.China]),
            new("root-account-mfa-enabled", "ROOT_ACCOUNT_MFA_ENABLED", [Partition.Commercial]),
            new("root-account-hardware-mfa-enabled", "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED", [Partition.Commercial]),
        ]);
}
