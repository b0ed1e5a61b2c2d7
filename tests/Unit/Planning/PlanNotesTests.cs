using Amazon.Organizations.Model;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Placement;
using Guardrails.Core.Planning;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Planning;

public sealed class PlanNotesTests
{
    private static readonly OrganizationConfig Config = OrganizationConfigs.With("DenyRootAccessKeyCreation") with
    {
        ExcludedAccounts = [AccountId.Parse(OrganizationSnapshots.Suspended)],
        Alerts = new([new("cloud-security@example.com", Severity.High, [])], Chat: false),
    };

    private const string NoDelegations =
        "The snapshot does not say which accounts may deploy to every member account by StackSets or open root "
        + "sessions there: it has no \"delegations\". Take a new one.";

    private const string NotLimited =
        "DenyUnlistedRootSessions is off: everybody in 222222222222 with sts:AssumeRoot may act as the root user of "
        + "every member account, by every task.";

    [Fact]
    public void Where_nothing_is_remarkable_the_setup_is_all_there_is_to_say() =>
        OrganizationPlan.Of(Config, OrganizationSnapshots.With(), OrganizationSnapshots.Now).Notes.ShouldBe(
        [
            "Besides policies, the deploy covers the whole organization at once. "
                + "Every account gets the roles GuardrailsRootPosture and GuardrailsRuleStarter "
                + "(a member account GuardrailsEventHistory, too) "
                + "and the rules that forward root events (in us-east-1, us-east-2, us-west-2); "
                + "every account that is not excluded also gets the Config rules (none) and the conformance packs "
                + "(none).",
            "The setup also ensures that root access is managed centrally (RootCredentialsManagement, RootSessions), "
                + "that StackSets have trusted access, "
                + "and that 222222222222 is the delegated administrator of "
                + "config.amazonaws.com, config-multiaccountsetup.amazonaws.com, "
                + "iam.amazonaws.com. "
                + "From then on, that account can open root sessions in every member account (SECURITY.md).",
            NoDelegations,
            NotLimited,
        ]);

    [Fact]
    public void A_policy_of_ours_that_is_there_may_be_one_that_AWS_refuses_to_make_again()
    {
        var deployed = ServiceControlPolicies.For(Config).Single(policy => policy.Targets.Count > 0);

        var notes = OrganizationPlan.Of(
            Config,
            OrganizationSnapshots.With(OrganizationSnapshots.Deployed(deployed, OrganizationSnapshots.Root)),
            OrganizationSnapshots.Now).Notes;

        notes.ShouldContain(
            note => note.StartsWith("There already: Guardrails-DenyRootAccessKeyCreation.")
                && note.Contains("AWS refuses a second policy of the same name"));
    }

    [Fact]
    public void A_unit_below_another_target_of_the_same_guardrail_is_covered_already()
    {
        var config = Config with
        {
            Guardrails = [new(
                OrganizationConfigs.Guardrail("DenyRootAccessKeyCreation"),
                [
                    TargetId.Parse(OrganizationSnapshots.WorkloadsUnit),
                    TargetId.Parse(OrganizationSnapshots.Sandbox),
                    TargetId.Parse(OrganizationSnapshots.Security),
                ])],
        };

        Notes(config).ShouldHaveSingleItem().ShouldStartWith(
            $"DenyRootAccessKeyCreation: target {OrganizationSnapshots.Sandbox} is below its target "
            + $"{OrganizationSnapshots.WorkloadsUnit}");
    }

    [Fact]
    public void A_suspended_account_that_is_not_excluded_may_fail_the_deploy() =>
        Notes(Config with { ExcludedAccounts = [] }).ShouldHaveSingleItem().ShouldStartWith(
            $"{OrganizationSnapshots.Suspended} (acquired-shop) is SUSPENDED and not in $.excludedAccounts");

    [Fact]
    public void Excluding_the_accounts_that_matter_most_is_noticed() =>
        Notes(Config with
        {
            ExcludedAccounts =
            [
                .. Config.ExcludedAccounts,
                AccountId.Parse(OrganizationSnapshots.Management),
                AccountId.Parse(OrganizationSnapshots.Security),
            ],
        })
            .ShouldBe(
            [
                "$.excludedAccounts: 111111111111 is the management account, whose root user no policy reaches either: "
                + "excluded, its root user is not evaluated. Remedy: start an AWS Config recorder there and remove it "
                + "from the list.",
                "$.excludedAccounts: 222222222222 is the delegated administrator, which can open root sessions in "
                + "every member account: excluded, its root user is not evaluated. Remedy: "
                + "start an AWS Config recorder there and remove it from the list.",
            ]);

    [Fact]
    public void Active_accounts_that_are_excluded_are_listed_as_perhaps_no_longer_so() =>
        Notes(Config with
        {
            ExcludedAccounts =
            [
                .. Config.ExcludedAccounts,
                AccountId.Parse(OrganizationSnapshots.Production),
                AccountId.Parse(OrganizationSnapshots.Sandbox),
            ],
        })
            .ShouldHaveSingleItem().ShouldStartWith(
                "ACTIVE and yet in $.excludedAccounts: 444444444444 (payments-prod), 555555555555 (sandbox-alice). "
                + "Nothing is evaluated there.");

    [Fact]
    public void Recorders_are_announced_with_what_cannot_be_known()
    {
        var note = Notes(Config with { ConfigRecorder = new([TargetId.Parse(OrganizationSnapshots.WorkloadsUnit)]) })
            .ShouldHaveSingleItem();

        note.ShouldStartWith(
            "Every account below ou-ex01-workload gets the AWS Config recorder GuardrailsConfigRecorder, which "
            + "delivers to the bucket guardrails-config-222222222222-us-east-1.");
        note.ShouldContain("No StackSet reaches the management account 111111111111");
    }

    [Fact]
    public void An_excluded_account_that_gets_a_recorder_nevertheless_is_named_once_and_without_contradiction()
    {
        var config = Config with
        {
            ExcludedAccounts =
            [
                .. Config.ExcludedAccounts,
                AccountId.Parse(OrganizationSnapshots.Production),
                AccountId.Parse(OrganizationSnapshots.Sandbox),
            ],
            ConfigRecorder = new([TargetId.Parse(OrganizationSnapshots.SandboxUnit)]),
        };

        var notes = OrganizationPlan.Of(config, OrganizationSnapshots.With(), OrganizationSnapshots.Now).Notes;

        notes.Single(note => note.Contains("(sandbox-alice)")).ShouldBe(
            "$.excludedAccounts keeps rules out of an account, but not a recorder. These get one, for which AWS bills "
            + "them: 555555555555 (sandbox-alice). If they should not get one, name units in $.configRecorder.targets "
            + "that they are not in.");
        notes.Single(note => note.Contains("(payments-prod)")).ShouldStartWith("ACTIVE and yet in");
    }

    [Fact]
    public void Recorders_that_the_setup_refuses_are_not_announced() =>
        OrganizationPlan.Of(
            Config with { ConfigRecorder = new([TargetId.Parse(OrganizationSnapshots.Root)]) },
            OrganizationSnapshots.With() with { TrustedServices = ["controltower.amazonaws.com"] },
            OrganizationSnapshots.Now)
            .Notes.ShouldNotContain(note => note.Contains("GuardrailsConfigRecorder"));

    /// <summary>The notes besides those about the setup and its power, which are always there.</summary>
    private static IReadOnlyList<string> Notes(OrganizationConfig config) =>
        [
            .. OrganizationPlan.Of(config, OrganizationSnapshots.With(), OrganizationSnapshots.Now).Notes.Where(
                note => !note.StartsWith("Besides policies") && !note.StartsWith("The setup also ensures")
                    && note is not (NoDelegations or NotLimited)),
        ];
}
