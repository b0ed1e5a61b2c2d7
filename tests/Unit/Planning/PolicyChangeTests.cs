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

    [Fact]
    public void A_policy_for_an_incident_stays_where_somebody_attached_it()
    {
        var quarantine = ServiceControlPolicies.For(Config).Single(policy => policy.Host == "RootQuarantine");

        var plan = OrganizationPlan.Of(
            Config,
            OrganizationSnapshots.With(OrganizationSnapshots.Deployed(quarantine, OrganizationSnapshots.Sandbox)),
            OrganizationSnapshots.Now);

        var change = plan.Policies.Single(policy => policy.Name == "Guardrails-RootQuarantine");
        change.Stay.Select(target => target.Value).ShouldBe([OrganizationSnapshots.Sandbox]);
        (change.Attach.Count, change.Detach.Count, change.WhyUnattached).ShouldBe((0, 0, null));
        plan.Targets.Single(target => target.Target.Value == OrganizationSnapshots.Sandbox).UsedAfter.ShouldBe(2);
        plan.Accounts.Single(account => account.Id.Value == OrganizationSnapshots.Sandbox)
            .Answers.Single(answer => answer.Question.Name == "rootDoesAnythingElse")
            .After.ShouldBe(Core.Policies.Simulation.Decision.ExplicitlyDenied);
    }

    [Fact]
    public void A_policy_that_others_are_packed_into_is_the_same_policy_by_another_name_and_so_when_they_leave_it()
    {
        var packed = OrganizationConfigs.With("DenyRootAccessKeyCreation", "DenyLeavingOrganization");
        var host = ServiceControlPolicies.For(packed).Single(policy => policy.Targets.Count > 0);

        Renamed(packed, Ours, host.Name);
        Renamed(Config, host, Ours.Name);

        static void Renamed(OrganizationConfig config, ServiceControlPolicy there, string expected)
        {
            var plan = OrganizationPlan.Of(
                config,
                OrganizationSnapshots.With(OrganizationSnapshots.Deployed(there, OrganizationSnapshots.Root)),
                OrganizationSnapshots.Now);

            var change = plan.Policies.Single(policy => policy.Name == expected);
            change.Action.ShouldBe(PolicyAction.Change);
            change.Stay.Select(target => target.Value).ShouldBe([OrganizationSnapshots.Root]);
            (change.Attach.Count, change.Detach.Count).ShouldBe((0, 0));
            plan.LeftOver.ShouldBeEmpty();
            var room = plan.Targets.Single(target => target.Target.Value == OrganizationSnapshots.Root);
            (room.UsedBefore, room.UsedAfter, room.UsedMeanwhile).ShouldBe((2, 2, 2));
            plan.Notes.ShouldContain(note => note.StartsWith($"There already: {there.Name}."));
            plan.Notes.ShouldContain($"{there.Name} is renamed to {expected}: it is the same policy.");
        }
    }

    [Fact]
    public void Of_two_policies_of_one_guardrail_the_one_that_has_the_name_is_changed_and_the_other_stays()
    {
        var packed = OrganizationConfigs.With("DenyRootAccessKeyCreation", "DenyLeavingOrganization");
        var host = ServiceControlPolicies.For(packed).Single(policy => policy.Targets.Count > 0);

        var plan = OrganizationPlan.Of(
            Config,
            OrganizationSnapshots.With(
                OrganizationSnapshots.Deployed(Ours, OrganizationSnapshots.Root),
                OrganizationSnapshots.Deployed(host, OrganizationSnapshots.Root)),
            OrganizationSnapshots.Now);

        plan.LeftOver.ShouldBe([host.Name]);
        plan.Policies.Single(policy => policy.Name == Ours.Name).Action.ShouldBe(PolicyAction.Keep);
    }

    private const string FullAccessStatement = """{"Effect":"Allow","Action":"*","Resource":"*"}""";

    private static PolicyChange Change(OrganizationSnapshot snapshot) =>
        OrganizationPlan.Of(Config, snapshot, OrganizationSnapshots.Now).Policies.Single(
            policy => policy.Name == Ours.Name);
}
