using Guardrails.Core.Organizations;

namespace Guardrails.Tests.Unit.Organizations;

public sealed class NotApplicableTests
{
    [Fact]
    public void Everything_applies_in_the_commercial_partition() => NotApplicable.In(Partition.Commercial).ShouldBeEmpty();

    [Fact]
    public void GovCloud_leaves_out_what_needs_a_console_and_says_why() => NotApplicable.Sentences(Partition.GovCloud).ShouldBe(
    [
        "Not in partition aws-us-gov, because the partition's root users have neither console nor MFA: DenyRootAwsLogin, RootMfa, RootHardwareMfa.",
        "Not in partition aws-us-gov, because AWS Config has no ROOT_ACCOUNT_MFA_ENABLED and no ROOT_ACCOUNT_HARDWARE_MFA_ENABLED there: RootManagedRules.",
        "Not in partition aws-us-gov, because the partition has root sessions, and no central management of root credentials: RootCredentialsManagement.",
    ]);

    [Fact]
    public void China_keeps_only_what_needs_no_root_user()
    {
        NotApplicable.In(Partition.China).ShouldAllBe(one => one.Why.Length > 0);
        NotApplicable.In(Partition.China).Select(one => one.Name).ShouldBe(
        [
            "DenyRootAccessKeyCreation", "DenyRootSigningCertificateUpload", "DenyRootAwsLogin", "DenyRootUserActions", "DenyGuardrailTampering", "RootQuarantine",
            "NoRootAccessKeys", "RootMfa", "RootHardwareMfa", "NoRootSigningCertificates",
            "NoRootCredentials", "NoActiveRootAccessKeys", "NoOldRootAccessKeys", "NoUnusedRootAccessKeys",
            "RootManagedRules",
            "RootCredentialsManagement", "RootSessions",
        ]);
    }
}
