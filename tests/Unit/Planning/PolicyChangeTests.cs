using Amazon.Organizations.Model;
using Guardrails.Core.Organizations;
using Guardrails.Core.Placement;
using Guardrails.Core.Planning;
using Guardrails.Core.Snapshots;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Planning;

public sealed class PolicyChangeTests
{
    private static readonly OrganizationConfig Config = OrganizationConfigs.With("DenyRootAccessKeyCreation");

    private static readonly ServiceControlPolicy Ours =
        ServiceControlPolicies.For(Config).Single(policy => policy.Targets.Count > 0);

    [Fact]
    public void A_policy_that_is_not_there_is_created_and_attached()
    {
        var change = Change(OrganizationSnapshots.With());

        change.Action.ShouldBe(PolicyAction.Create);
        change.Attach.Select(target => target.Value).ShouldBe([OrganizationSnapshots.Root]);
        change.Detach.ShouldBeEmpty();
        change.Stay.ShouldBeEmpty();
        (change.Characters, change.Limit).ShouldBe((Ours.Characters, 10_240));
    }

    [Fact]
    public void The_very_same_policy_is_kept_however_its_text_is_spaced()
    {
        var deployed = OrganizationSnapshots.Deployed(Ours, OrganizationSnapshots.Root);

        Change(OrganizationSnapshots.With(
            deployed with { Content = deployed.Content.Replace(",", ", ", StringComparison.Ordinal) })).Action.ShouldBe(
            PolicyAction.Keep);
    }

    [Fact]
    public void A_policy_with_another_content_is_changed()
    {
        var deployed = OrganizationSnapshots.Deployed(Ours, OrganizationSnapshots.Root);

        Change(OrganizationSnapshots.With(deployed with { Content = deployed.Content.Replace(
            "iam:CreateAccessKey", "iam:CreateUser", StringComparison.Ordinal) })).Action.ShouldBe(PolicyAction.Change);
        Change(OrganizationSnapshots.With(deployed with { Description = "older words" })).Action.ShouldBe(
            PolicyAction.Change);
        Change(OrganizationSnapshots.With(deployed with { Content = "{}" })).Action.ShouldBe(PolicyAction.Change);
    }

    [Fact]
    public void A_target_that_the_file_no_longer_names_is_detached()
    {
        var change = Change(OrganizationSnapshots.With(
            OrganizationSnapshots.Deployed(Ours, OrganizationSnapshots.Root, OrganizationSnapshots.SandboxUnit)));

        change.Detach.Select(target => target.Value).ShouldBe([OrganizationSnapshots.SandboxUnit]);
        change.Stay.Select(target => target.Value).ShouldBe([OrganizationSnapshots.Root]);
        change.Attach.ShouldBeEmpty();
    }

    [Fact]
    public void A_policy_with_our_prefix_that_this_version_does_not_make_is_left_over()
    {
        var plan = OrganizationPlan.Of(
            Config,
            OrganizationSnapshots.With(
                OrganizationSnapshots.Policy("Guardrails-Retired", FullAccessStatement, OrganizationSnapshots.Root)),
            OrganizationSnapshots.Now);

        plan.LeftOver.ShouldBe(["Guardrails-Retired"]);
        plan.Targets.ShouldHaveSingleItem().Policies.Single(
            policy => policy.Name == "Guardrails-Retired").Ours.ShouldBeFalse();
    }

    private const string FullAccessStatement = """{"Effect":"Allow","Action":"*","Resource":"*"}""";

    private static PolicyChange Change(OrganizationSnapshot snapshot) =>
        OrganizationPlan.Of(Config, snapshot, OrganizationSnapshots.Now).Policies.Single(
            policy => policy.Name == Ours.Name);
}
