using Guardrails.Core.Ids;
using Guardrails.Core.Placement;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Services.Iam;

public sealed class RootKeyCreationTests
{
    private readonly LocalWorld _aws = new();

    [Fact]
    public async Task A_root_user_creates_a_key_while_nothing_denies_it()
    {
        var created = await _aws.CallAsync(_aws.RootOf(LocalWorld.Payments), "iam", "CreateAccessKey");

        created["AccessKey"]!["AccessKeyId"]!.GetValue<string>().Length.ShouldBe(20);
        _aws.World.Account(LocalWorld.Payments).Root.AccessKeys.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(LocalWorld.Root)]
    [InlineData(LocalWorld.Production)]
    [InlineData(LocalWorld.Payments)]
    public async Task A_deny_attached_to_root_unit_or_account_denies_it(string target)
    {
        await _aws.AttachAsync("NoRootKeys", LocalWorld.DenyRootKeys, target);

        var error = await _aws.RefusalAsync(_aws.RootOf(LocalWorld.Payments), "iam", "CreateAccessKey");

        error.Code.ShouldBe("AccessDenied");
        error.Status.ShouldBe(403);
        error.Message.ShouldBe(
            "User: arn:aws:iam::444444444444:root is not authorized to perform: iam:CreateAccessKey on resource: "
            + "arn:aws:iam::444444444444:root "
            + "with an explicit deny in a service control policy: NoRootKeys");
        _aws.World.Account(LocalWorld.Payments).Root.AccessKeys.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_unit_that_is_exempt_is_spared_until_its_exemption_ends_and_nobody_else_is()
    {
        var policy = ServiceControlPolicies.For(OrganizationConfigs.With("DenyRootAccessKeyCreation") with
        {
            Exemptions =
            [
                new(
                    OrganizationConfigs.Guardrail("DenyRootAccessKeyCreation"),
                    TargetId.Parse(LocalWorld.Production),
                    "owner",
                    "reason",
                    DateOnly.FromDateTime(_aws.Clock.GetUtcNow().UtcDateTime)),
            ],
        }).Single(policy => policy.Targets.Count > 0);
        await _aws.AttachAsync(policy.Name, policy.Json, LocalWorld.Root);

        await _aws.CallAsync(_aws.RootOf(LocalWorld.Payments), "iam", "CreateAccessKey");
        (await _aws.RefusalAsync(_aws.RootOf(LocalWorld.Security), "iam", "CreateAccessKey")).Status.ShouldBe(403);
        _aws.Clock.Move(TimeSpan.FromDays(1));
        (await _aws.RefusalAsync(_aws.RootOf(LocalWorld.Storefront), "iam", "CreateAccessKey")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_deny_on_one_account_leaves_its_neighbour_alone()
    {
        await _aws.AttachAsync("NoRootKeys", LocalWorld.DenyRootKeys, LocalWorld.Payments);

        await _aws.CallAsync(_aws.RootOf(LocalWorld.Storefront), "iam", "CreateAccessKey");
    }

    [Fact]
    public async Task A_deny_at_the_root_does_not_reach_the_management_account()
    {
        await _aws.AttachAsync("NoRootKeys", LocalWorld.DenyRootKeys, LocalWorld.Root);

        await _aws.CallAsync(_aws.RootOf(LocalWorld.Management), "iam", "CreateAccessKey");
    }

    [Fact]
    public async Task A_deny_that_is_detached_again_denies_no_more()
    {
        await _aws.AttachAsync("NoRootKeys", LocalWorld.DenyRootKeys, LocalWorld.Root);
        var id = _aws.World.Policies.Values.Single(policy => policy.Name == "NoRootKeys").Id;

        await _aws.CallAsync(
            _aws.AdministratorOf(LocalWorld.Management),
            "organizations",
            "DetachPolicy",
            new() { ["PolicyId"] = id, ["TargetId"] = LocalWorld.Root });

        await _aws.CallAsync(_aws.RootOf(LocalWorld.Payments), "iam", "CreateAccessKey");
    }

    [Fact]
    public async Task A_level_where_nothing_allows_denies()
    {
        await _aws.AttachAsync(
            "OnlyEc2",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ec2:*","Resource":"*"}]}""",
            LocalWorld.Payments);
        await _aws.CallAsync(
            _aws.AdministratorOf(LocalWorld.Management),
            "organizations",
            "DetachPolicy",
            new() { ["PolicyId"] = "p-FullAWSAccess", ["TargetId"] = LocalWorld.Payments });

        var error = await _aws.RefusalAsync(_aws.RootOf(LocalWorld.Payments), "iam", "CreateAccessKey");

        error.Message.ShouldEndWith("because no service control policy allows the iam:CreateAccessKey action");
    }

    [Fact]
    public async Task A_suspended_account_is_refused_whatever_its_policies_say()
    {
        var error = await _aws.RefusalAsync(_aws.RootOf(LocalWorld.Suspended), "iam", "CreateAccessKey");

        error.Code.ShouldBe("AccessDenied");
        error.Message.ShouldEndWith("because account 567890123456 is SUSPENDED");
    }

    [Fact]
    public async Task A_third_key_exceeds_the_quota()
    {
        await _aws.CallAsync(_aws.RootOf(LocalWorld.Payments), "iam", "CreateAccessKey");

        var error = await _aws.RefusalAsync(_aws.RootOf(LocalWorld.Payments), "iam", "CreateAccessKey");

        error.Code.ShouldBe("LimitExceeded");
        error.Status.ShouldBe(409);
    }

    [Fact]
    public async Task A_role_that_gives_no_user_name_has_no_key_to_create()
    {
        var error = await _aws.RefusalAsync(_aws.AdministratorOf(LocalWorld.Payments), "iam", "CreateAccessKey");

        error.Message.ShouldBe("Must specify userName when calling with non-User credentials");
    }

    [Fact]
    public async Task A_deleted_key_is_gone_and_an_inactive_one_stays()
    {
        var root = _aws.RootOf(LocalWorld.Payments);
        var second =
            (await _aws.CallAsync(root, "iam", "CreateAccessKey"))["AccessKey"]!["AccessKeyId"]!.GetValue<string>();
        await _aws.CallAsync(
            root, "iam", "UpdateAccessKey", new() { ["AccessKeyId"] = second, ["Status"] = "Inactive" });
        await _aws.CallAsync(root, "iam", "DeleteAccessKey", new() { ["AccessKeyId"] = "AKIAPAYMENTSPROD0001" });

        var keys = (await _aws.CallAsync(root, "iam", "ListAccessKeys"))["AccessKeyMetadata"]!.AsArray();

        keys.Select(key => (key!["AccessKeyId"]!.GetValue<string>(), key["Status"]!.GetValue<string>()))
            .ShouldBe([(second, "Inactive")]);
    }
}
