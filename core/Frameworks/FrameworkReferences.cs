namespace Guardrails.Core.Frameworks;

/// <summary>
/// References of guardrails and controls, each from the AWS page that relates requirement and root user.
/// </summary>
internal static class FrameworkReferences
{
    private const string ControlTowerPage =
        "https://docs.aws.amazon.com/controltower/latest/controlreference/strongly-recommended-preventive-controls.html";
    private const string IamControlsPage = "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html";
    private const string CloudWatchControlsPage =
        "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html";

    /// <summary>
    /// Root access keys should not exist. PCI DSS v4.0.1 has no requirement that Security Hub relates to it.
    /// </summary>
    public static readonly IReadOnlyList<FrameworkReference> Iam4 =
    [
        .. IamControl("AWS Security Hub CSPM", "IAM.4"),
        .. IamControl("CIS AWS Foundations Benchmark v5.0.0", "1.3"),
        .. IamControl("CIS AWS Foundations Benchmark v3.0.0", "1.4"),
        .. IamControl("CIS AWS Foundations Benchmark v1.4.0", "1.4"),
        .. IamControl("CIS AWS Foundations Benchmark v1.2.0", "1.12"),
        .. IamControl("PCI DSS v3.2.1", "2.1", "2.2", "7.2.1"),
        .. IamControl("NIST SP 800-53 r5", "AC-2(1)", "AC-3(15)", "AC-3(7)", "AC-6", "AC-6(10)", "AC-6(2)"),
    ];

    /// <summary>Root users should have hardware MFA.</summary>
    public static readonly IReadOnlyList<FrameworkReference> Iam6 =
    [
        .. IamControl("AWS Security Hub CSPM", "IAM.6"),
        .. IamControl("CIS AWS Foundations Benchmark v5.0.0", "1.5"),
        .. IamControl("CIS AWS Foundations Benchmark v3.0.0", "1.6"),
        .. IamControl("CIS AWS Foundations Benchmark v1.4.0", "1.6"),
        .. IamControl("CIS AWS Foundations Benchmark v1.2.0", "1.14"),
        .. RootMfa,
    ];

    /// <summary>Root users should have MFA.</summary>
    public static readonly IReadOnlyList<FrameworkReference> Iam9 =
    [
        .. IamControl("AWS Security Hub CSPM", "IAM.9"),
        .. IamControl("CIS AWS Foundations Benchmark v5.0.0", "1.4"),
        .. IamControl("CIS AWS Foundations Benchmark v3.0.0", "1.5"),
        .. IamControl("CIS AWS Foundations Benchmark v1.4.0", "1.5"),
        .. IamControl("CIS AWS Foundations Benchmark v1.2.0", "1.13"),
        .. RootMfa,
    ];

    /// <summary>Security Hub's IAM.4, whose finding is made impossible to create.</summary>
    public static readonly IReadOnlyList<FrameworkReference> NoRootAccessKeys =
        [new("AWS Control Tower", "AWS-GR_RESTRICT_ROOT_USER_ACCESS_KEYS", ControlTowerPage), .. Iam4];

    /// <summary>Root users should not be used: what Security Hub's CloudWatch.1 watches for.</summary>
    public static readonly IReadOnlyList<FrameworkReference> NoRootUse =
    [
        new("AWS Control Tower", "AWS-GR_RESTRICT_ROOT_USER", ControlTowerPage),
        new("AWS Security Hub CSPM", "CloudWatch.1", CloudWatchControlsPage),
        new("CIS AWS Foundations Benchmark v1.4.0", "1.7", CloudWatchControlsPage),
        new("CIS AWS Foundations Benchmark v1.2.0", "1.1", CloudWatchControlsPage),
        new("PCI DSS v3.2.1", "7.2.1", CloudWatchControlsPage),
    ];

    /// <summary>Control Tower's guardrail on the whole root user, and nothing that watches for its use.</summary>
    public static readonly IReadOnlyList<FrameworkReference> RestrictedRootUser = [NoRootUse[0]];

    private static IEnumerable<FrameworkReference> RootMfa =>
    [
        .. IamControl("PCI DSS v4.0.1", "8.4.2"),
        .. IamControl("PCI DSS v3.2.1", "8.3.1"),
        .. IamControl("NIST SP 800-53 r5", "AC-2(1)", "AC-3(15)", "IA-2(1)", "IA-2(2)", "IA-2(6)", "IA-2(8)"),
    ];

    private static IEnumerable<FrameworkReference> IamControl(string framework, params IReadOnlyList<string> ids) =>
        ids.Select(id => new FrameworkReference(framework, id, IamControlsPage));
}
