using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Roles;

namespace Guardrails.Tests.Unit.Roles;

public sealed class RoleTrustTests
{
    private static readonly AccountId Account = RoleExamples.Member;

    public static TheoryData<string, string> Roles => RoleExamples.Roles;

    [Theory, MemberData(nameof(Roles))]
    public void A_role_is_assumed_by_whom_it_trusts_and_by_nobody_else(string partition, string name)
    {
        var (config, found) = RoleExamples.Find(partition, name);
        var role = found.In(Account, config.HomeRegion);

        Ask(config, role, role.Trust.Caller).ShouldBe(Decision.Allowed);
        Ask(config, role, Caller.OfService("ec2.amazonaws.com")).ShouldBe(Decision.ImplicitlyDenied);
        foreach (var (account, other) in Others(config))
            Ask(config, role, Role(config, account, other)).ShouldBe(Decision.ImplicitlyDenied, other);
    }

    [Theory]
    [InlineData(DeployedNames.MemberRole)]
    [InlineData(DeployedNames.RuleStarter)]
    public void A_functions_role_is_refused_once_its_account_left_the_organization(string name)
    {
        var (config, role) = RoleExamples.Find("aws", name);

        Ask(config, role, role.Trust.Caller, organization: "o-strangers00").ShouldBe(Decision.ImplicitlyDenied);
    }

    [Fact]
    public void Config_assumes_the_recorders_role_for_the_roles_own_account_only()
    {
        var (config, found) = RoleExamples.Find("aws", DeployedNames.ConfigRecorder);
        var role = found.In(Account, config.HomeRegion);

        Ask(config, role, role.Trust.Caller, source: "555555555555").ShouldBe(Decision.ImplicitlyDenied);
    }

    [Fact]
    public void Each_function_that_goes_into_accounts_may_assume_the_role_that_trusts_it()
    {
        var (_, evaluator) = RoleExamples.Find("aws", DeployedNames.RootPostureRule);
        var (_, recheck) = RoleExamples.Find("aws", DeployedNames.RootRecheck);

        Assumed(evaluator).ShouldBe(Arn(DeployedNames.MemberRole));
        Assumed(recheck).ShouldBe(Arn(DeployedNames.RuleStarter));

        static string Arn(string name) => RoleExamples.Find("aws", name).Role.Arn(Partition.Commercial, Account);
        static string Assumed(ProductRole function) => function.Calls
            .Single(call => call.Action == StsActions.AssumeRole)
            .Request(RoleExamples.DelegatedAdministrator, Account)
            .Resource;
    }

    /// <summary>An administrator where the functions run, and the evaluator's name in another account.</summary>
    private static IEnumerable<(AccountId Account, string Role)> Others(OrganizationConfig config) =>
        [(config.DelegatedAdministrator, "Administrator"), (Account, DeployedNames.RootPostureRule)];

    private static Decision Ask(
        OrganizationConfig config,
        ProductRole role,
        Caller caller,
        string? organization = null,
        string? source = null)
    {
        var context = new Dictionary<string, IReadOnlyList<string>>();
        if (caller.Service is null)
        {
            context["aws:PrincipalArn"] = [caller.Arns[0]];
            context["aws:PrincipalOrgID"] = [organization ?? config.Id.Value];
        }
        else
        {
            context["aws:SourceAccount"] = [source ?? Account.Value];
        }

        var request = new AccessRequest(StsActions.AssumeRole, role.Arn(config.Partition, Account), context);
        return PolicySimulator.Trust(role.Trust.Policy, caller, request).Decision;
    }

    private static Caller Role(OrganizationConfig config, AccountId account, string name) =>
        Caller.Of(account, $"arn:{config.Partition}:iam::{account}:role/{name}");
}
