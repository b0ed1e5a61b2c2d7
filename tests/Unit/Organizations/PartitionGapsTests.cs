using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Packs;

namespace Guardrails.Tests.Unit.Organizations;

public sealed class PartitionGapsTests
{
    [Fact]
    public void Everything_applies_in_the_commercial_partition() =>
        PartitionGap.In(Partition.Commercial).ShouldBeEmpty();

    [Fact]
    public void GovCloud_leaves_out_what_needs_a_console_and_says_why()
    {
        var sentences = PartitionGap.Sentences(Partition.GovCloud);

        sentences.Count.ShouldBe(3);
        var names = sentences[0].Split(": ") is [
            "Not in partition aws-us-gov, because the partition's root users have neither console nor MFA", var listed]
            ? listed.TrimEnd('.').Split(", ")
            : [];
        new[] { "DenyRootAwsLogin", "RootMfa", "RootHardwareMfa" }.ShouldBeSubsetOf(names, sentences[0]);
        sentences[1].ShouldBe(
            "Not in partition aws-us-gov, because AWS Config has no ROOT_ACCOUNT_MFA_ENABLED "
            + "and no ROOT_ACCOUNT_HARDWARE_MFA_ENABLED there: RootManagedRules.");
        sentences[2].ShouldBe(
            "Not in partition aws-us-gov, because the partition has root sessions, "
            + "and no central management of root credentials: RootCredentialsManagement.");
    }

    [Fact]
    public void China_keeps_only_what_needs_no_root_user()
    {
        var gaps = PartitionGap.In(Partition.China);

        gaps.ShouldAllBe(gap => gap.Why.Length > 0);
        string[] needed =
        [
            .. ControlCatalog.All.Select(control => control.Name),
            .. ConformancePackCatalog.All.Select(pack => pack.Name),
            .. TrustedServices.AllFeatures,
            .. from guardrail in GuardrailCatalog.All
               where guardrail.Question is not { Actor: Actor.Administrator }
               select guardrail.Name,
        ];
        needed.ShouldBeSubsetOf(gaps.Select(gap => gap.Name));
        gaps.Select(gap => gap.Name).ShouldNotContain("DenyLeavingOrganization");
    }
}
