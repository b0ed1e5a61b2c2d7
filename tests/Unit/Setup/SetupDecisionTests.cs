using Guardrails.Core.Ids;
using Guardrails.Core.Setup;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Setup;

/// <summary>Found and wanted, and the changes between them.</summary>
public sealed class SetupDecisionTests
{
    private const string Config = "config.amazonaws.com";
    private const string MultiAccountSetup = "config-multiaccountsetup.amazonaws.com";
    private const string Iam = "iam.amazonaws.com";

    private static readonly SetupWanted Wanted = SetupWanted.Of(OrganizationConfigs.With());

    /// <summary>An organization in which everything is as wanted.</summary>
    private static readonly SetupState Ready = new()
    {
        PolicyType = "ENABLED",
        Trusted = [Config, MultiAccountSetup, Iam, "sso.amazonaws.com"],
        StackSetsAccess = "ENABLED",
        Delegations = [Administered(Config), Administered(MultiAccountSetup), Administered(Iam)],
        RootFeatures = ["RootSessions", "RootCredentialsManagement"],
        ConfigServiceRole = true,
    };

    /// <summary>An organization in which nothing is.</summary>
    private static readonly SetupState Fresh = new()
    {
        PolicyType = "DISABLED",
        Trusted = [],
        StackSetsAccess = "DISABLED",
        Delegations = [],
        RootFeatures = [],
        ConfigServiceRole = false,
    };

    private static readonly string[] Everything =
    [
        "EnablePolicyType(SERVICE_CONTROL_POLICY)",
        $"EnableAWSServiceAccess({Config})",
        $"EnableAWSServiceAccess({MultiAccountSetup})",
        $"EnableAWSServiceAccess({Iam})",
        "ActivateOrganizationsAccess",
        $"RegisterDelegatedAdministrator({Config})", $"RegisterDelegatedAdministrator({MultiAccountSetup})",
        $"RegisterDelegatedAdministrator({Iam})",
        "EnableOrganizationsRootCredentialsManagement", "EnableOrganizationsRootSessions",
        $"CreateServiceLinkedRole({MultiAccountSetup})",
    ];

    public static TheoryData<string, SetupState, string[]> Found => new()
    {
        { "everything is as wanted", Ready, [] },
        { "policies are off", Ready with { PolicyType = "DISABLED" }, ["EnablePolicyType(SERVICE_CONTROL_POLICY)"] },
        { "somebody is enabling policies", Ready with { PolicyType = "PENDING_ENABLE" }, [] },
        { "policies cannot be enabled yet", Ready with { PolicyType = "PENDING_DISABLE" }, [] },
        {
            "one service is not trusted",
            Ready with { Trusted = [Config, MultiAccountSetup] },
            [$"EnableAWSServiceAccess({Iam})"]
        },
        { "StackSets have no access", Ready with { StackSetsAccess = "DISABLED" }, ["ActivateOrganizationsAccess"] },
        {
            "StackSets lost their access for good",
            Ready with { StackSetsAccess = "DISABLED_PERMANENTLY" },
            ["ActivateOrganizationsAccess"]
        },
        {
            "a service has another administrator",
            WithDelegation(new(Iam, [Account("333333333333")])),
            [$"RegisterDelegatedAdministrator({Iam})"]
        },
        {
            "a service has ours and another",
            WithDelegation(new(Iam, [Account("333333333333"), Account("222222222222")])),
            []
        },
        {
            "a feature is off",
            Ready with { RootFeatures = ["RootSessions"] },
            ["EnableOrganizationsRootCredentialsManagement"]
        },
        {
            "the role is missing",
            Ready with { ConfigServiceRole = false },
            [$"CreateServiceLinkedRole({MultiAccountSetup})"]
        },
        { "nothing is there", Fresh, Everything },
        { "nothing was read", new(), Everything },
    };

    [Theory]
    [MemberData(nameof(Found))]
    public void Only_what_is_missing_is_changed_in_the_order_in_which_one_needs_another(
        string found, SetupState state, string[] changes) =>
        Decide(state).Changes.Select(change => change.Call).ShouldBe(changes, found);

    [Fact]
    public void A_change_is_conditional_exactly_where_nobody_has_read_what_is_there()
    {
        Decide(Fresh).Changes.ShouldAllBe(change => !change.IfMissing);
        Decide(new()).Changes.ShouldAllBe(change => change.IfMissing);
    }

    [Fact]
    public void Where_nothing_is_evaluated_only_policies_are_prepared() =>
        SetupDecision.Of(Fresh, SetupWanted.Of(OrganizationConfigs.With() with { Partition = Partition.China }))
            .Changes.ShouldBe([new PolicyTypeChange()]);

    [Fact]
    public void A_partition_without_central_credentials_gets_root_sessions_alone() =>
        SetupDecision.Of(Fresh, SetupWanted.Of(OrganizationConfigs.With() with { Partition = Partition.GovCloud }))
            .Changes.OfType<RootFeatureChange>().ShouldBe([new RootFeatureChange("RootSessions")]);

    private static SetupDecision Decide(SetupState found) => SetupDecision.Of(found, Wanted);

    private static SetupState WithDelegation(Delegation delegation) =>
        Ready with
        {
            Delegations = [.. Ready.Delegations!.Where(other => other.Service != delegation.Service), delegation],
        };

    private static Delegation Administered(string service) => new(service, [Account("222222222222")]);

    private static DelegatedAccount Account(string id) => new(AccountId.Parse(id), "an account");
}
