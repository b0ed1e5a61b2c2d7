using Guardrails.Core.Names;
using Guardrails.Core.Setup;
using Guardrails.Tests.Unit.Fixtures;
using Guardrails.Tests.Unit.Planning;

namespace Guardrails.Tests.Unit.Setup;

public sealed class SetupSentencesTests
{
    private static readonly SetupWanted Wanted = SetupWanted.Of(OrganizationConfigs.With());

    [Fact]
    public void A_snapshot_makes_policies_and_trusted_access_certain_and_leaves_the_rest_open()
    {
        var decision = SetupDecision.Of(
            SetupState.Of(OrganizationSnapshots.With() with
            {
                ServiceControlPoliciesAreOn = false,
                TrustedServices = ["iam.amazonaws.com"],
            }),
            Wanted);

        SetupSentences.Certain(decision).ShouldBe(
        [
            "Service control policies are not enabled in this organization: "
            + "the setup enables them, and AWS attaches FullAWSAccess to the root, every unit and every account.",
            "The setup enables trusted access for config.amazonaws.com, config-multiaccountsetup.amazonaws.com.",
        ]);
        SetupSentences.NotRead(decision)
            .ShouldHaveSingleItem()
            .ShouldStartWith("The setup also ensures that root access is managed centrally (RootCredentialsManagement");
    }

    [Fact]
    public void Where_everything_was_read_every_change_is_a_sentence_and_nothing_is_open()
    {
        var decision = SetupDecision.Of(
            new()
            {
                PolicyType = SetupState.Enabled, Trusted = Wanted.Trusted, StackSetsAccess = SetupState.Disabled,
                Delegations = [.. Wanted.Delegated.Skip(1).Select(
                    service => new Delegation(service, [new(Wanted.DelegatedAdministrator, "security")]))],
                RootFeatures = ["RootSessions"], ConfigServiceRole = false,
            },
            Wanted);

        SetupSentences.Certain(decision).ShouldBe(
        [
            "The setup activates trusted access for StackSets.",
            "The setup registers 222222222222 as delegated administrator of config.amazonaws.com.",
            "The setup enables centralized root access (RootCredentialsManagement).",
            "The setup creates the service-linked role AWSServiceRoleForConfigMultiAccountSetup in the management "
            + "account.",
        ]);
        SetupSentences.NotRead(decision).ShouldBeEmpty();
    }
}
