using Guardrails.Core.Ids;
using Guardrails.Local.Services.CloudFormation;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Services.CloudFormation;

public sealed class StackSetResourceTests : IAsyncLifetime
{
    private readonly Site _site = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_StackSet_brings_its_role_to_every_active_member()
    {
        await _site.DeployAsync(Site.Delegated, StackSet());
        _site.World.Accounts.Values.Where(account => account.Roles.ContainsKey("Member")).Select(account => account.Id)
            .ShouldBe(_site.World.Accounts.Keys.Where(id => id is not (Site.Management or Site.Suspended)));
    }

    [Fact]
    public async Task A_StackSet_without_activated_access_is_refused()
    {
        _site.World.Of<StackSetState>().Access = "DISABLED";
        (await _site.FailAsync(Site.Delegated, StackSet())).ShouldContain("You must enable organizations access");
    }

    [Fact]
    public async Task A_StackSet_of_no_delegated_administrator_is_refused()
    {
        _site.World.DelegatedAdministrators.Clear();
        (await _site.FailAsync(Site.Delegated, StackSet())).ShouldContain(
            "not registered as delegated administrator of member.org.stacksets.cloudformation.amazonaws.com");
    }

    [Fact]
    public async Task A_StackSet_with_a_named_role_needs_the_capability() =>
        (await _site.FailAsync(Site.Delegated, StackSet("CAPABILITY_IAM")))
            .ShouldContain("Requires capabilities : [CAPABILITY_NAMED_IAM] for Role");

    [Fact]
    public async Task An_account_that_cannot_take_the_role_fails_the_StackSet_and_is_named()
    {
        _site.World.NewRole(_site.World.Account("333333333333"), "Member", "{}");
        var message = await _site.FailAsync(Site.Delegated, StackSet());
        message.ShouldContain(
            "more accounts failed than OperationPreferences tolerates. account 333333333333 (log-archive)");
        message.ShouldContain("EntityAlreadyExists");
    }

    [Fact]
    public async Task A_StackSet_of_several_Regions_has_in_each_what_that_Region_needs()
    {
        await _site.DeployAsync(
            Site.Delegated,
            StackSet(
                regions: "\"us-east-1\",\"us-west-2\"",
                name: "{\\\"Fn::Sub\\\":\\\"Member-${AWS::Region}-${AWS::AccountId}\\\"}"));

        _site.World.Account("333333333333").Roles.Keys.Where(
            name => name.StartsWith("Member", StringComparison.Ordinal))
            .Order()
            .ShouldBe(["Member-us-east-1-333333333333", "Member-us-west-2-333333333333"]);
    }

    [Fact]
    public async Task A_StackSet_whose_Regions_want_the_same_name_fails_in_the_second() =>
        (await _site.FailAsync(Site.Delegated, StackSet(regions: "\"us-east-1\",\"us-west-2\"")))
            .ShouldContain("), us-west-2: ");

    private static string StackSet(
        string capability = "CAPABILITY_NAMED_IAM",
        string regions = "\"us-east-1\"",
        string name = "\\\"Member\\\"") => $$"""
        "StackSet":{"Type":"AWS::CloudFormation::StackSet","Properties":{"StackSetName":"Members",
          "PermissionModel":"SERVICE_MANAGED","CallAs":"DELEGATED_ADMIN",
          "AutoDeployment":{"Enabled":true,"RetainStacksOnAccountRemoval":false},"Capabilities":["{{capability}}"],
          "StackInstancesGroup":[{"DeploymentTargets":{"OrganizationalUnitIds":["r-ex01"]},"Regions":[{{regions}}]}],
          "TemplateBody":"{\"Resources\":{\"Role\":{\"Type\":\"AWS::IAM::Role\",\"Properties\":{\"RoleName\":{{name}},\"AssumeRolePolicyDocument\":{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]} } } } }"} }
        """;
}
