using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Packs;

namespace Guardrails.Tests.Unit.Organizations;

public sealed class PartitionGapsTests
{
    [Fact]
    public void Everything_applies_in_the_commercial_partition() =>
        PartitionGap.In(Partition.Commercial).ShouldBeEmpty();

    [Fact]
    public void GovCloud_leaves_out_what_needs_a_console_and_says_why() =>
        PartitionGap.Sentences(Partition.GovCloud).ShouldBe(
        [
            "Not in partition aws-us-gov, because the partition's root users have neither console nor MFA: "
            + "DenyRootAwsLogin, RootMfa, RootHardwareMfa.",
            "Not in partition aws-us-gov, because AWS Config has no ROOT_ACCOUNT_MFA_ENABLED and no "
            + "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED there: RootManagedRules.",
            "Not in partition aws-us-gov, because the partition has root sessions, and no central management of root "
            + "credentials: RootCredentialsManagement.",
        ]);

    [Fact]
    public void China_keeps_only_what_needs_no_root_user()
    {
        PartitionGap.In(Partition.China).ShouldAllBe(one => one.Why.Length > 0);
        PartitionGap.In(Partition.China).Select(one => one.Name).ShouldBe(
        [
            "DenyRootAccessKeyCreation", "DenyRootSigningCertificateUpload", "DenyRootAwsLogin",
            "DenyRootUserActions", "DenyGuardrailTampering", "RootQuarantine",
            "NoRootAccessKeys", "RootMfa", "RootHardwareMfa", "NoRootSigningCertificates",
            "NoRootCredentials", "NoActiveRootAccessKeys", "NoOldRootAccessKeys", "NoUnusedRootAccessKeys",
            "RootManagedRules",
            "RootCredentialsManagement", "RootSessions",
        ]);
    }
}
