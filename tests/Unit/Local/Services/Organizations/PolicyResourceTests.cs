using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Services.Organizations;

public sealed class PolicyResourceTests : IAsyncLifetime
{
    private const string Policy = """
        "Policy":{"Type":"AWS::Organizations::Policy","DeletionPolicy":"Retain","Properties":{"Name":"DenyKeys",
          "Type":"SERVICE_CONTROL_POLICY","TargetIds":["r-ex01"],
          "Content":{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:CreateAccessKey",
            "Resource":"*"}]}}}
        """;

    private readonly Site _site = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_policy_is_created_and_attached()
    {
        var stack = await _site.DeployAsync(Site.Management, Policy);
        _site.World.Attachments["r-ex01"].ShouldContain(stack.Resources[0].PhysicalId);
    }

    [Fact]
    public async Task A_policy_from_a_member_account_is_refused() =>
        (await _site.FailAsync(Site.Delegated, Policy))
            .ShouldStartWith("Stack, Policy (AWS::Organizations::Policy): AccessDenied");

    [Fact]
    public async Task A_policy_is_not_attached_while_its_type_is_off()
    {
        _site.World.PolicyTypes.Clear();
        (await _site.FailAsync(Site.Management, Policy)).ShouldContain("PolicyTypeNotEnabledException");
    }

    [Fact]
    public async Task A_target_that_the_template_no_longer_names_is_detached_and_one_that_it_never_named_stays()
    {
        var id = (await _site.DeployAsync(Site.Management, Policy)).Resources[0].PhysicalId;
        _site.World.Attach(id, Site.Suspended);

        await _site.DeployAsync(
            Site.Management, Policy.Replace("\"TargetIds\":[\"r-ex01\"],", "", StringComparison.Ordinal));

        _site.World.TargetsOf(id).ShouldBe([Site.Suspended]);
    }
}
