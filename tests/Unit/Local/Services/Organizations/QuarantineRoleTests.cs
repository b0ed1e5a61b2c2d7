using System.Text.Json.Nodes;
using Guardrails.Core.Quarantine;
using Guardrails.Core.Roles;
using Guardrails.Local.Authorization;
using Guardrails.Tests.Unit.Fixtures;
using Guardrails.Tests.Unit.Roles;

namespace Guardrails.Tests.Unit.Local.Services.Organizations;

/// <summary>The role that quarantines, with its own policy and trust, in the embedded organization.</summary>
public sealed class QuarantineRoleTests
{
    private readonly LocalWorld _aws = new();

    [Theory]
    [InlineData(QuarantineKind.Removal)]
    [InlineData(QuarantineKind.Leak)]
    public async Task It_stops_the_root_user_of_an_account_and_lets_it_go_on(QuarantineKind kind)
    {
        var (role, id) = await RoleAsync(kind);
        var root = _aws.RootOf(LocalWorld.Payments);

        await MoveAsync(role, "AttachPolicy", id, LocalWorld.Payments);
        (await _aws.RefusalAsync(root, "iam", "ListAccessKeys")).Message
            .ShouldContain("explicit deny in a service control policy");
        await _aws.CallAsync(_aws.RootOf(LocalWorld.Storefront), "iam", "ListAccessKeys");

        await MoveAsync(role, "DetachPolicy", id, LocalWorld.Payments);
        await _aws.CallAsync(root, "iam", "ListAccessKeys");
    }

    [Fact]
    public async Task It_reads_where_its_policies_are_and_what_is_on_an_account()
    {
        var (role, id) = await RoleAsync(QuarantineKind.Removal);
        await MoveAsync(role, "AttachPolicy", id, LocalWorld.Payments);

        var policies = await OrganizationsAsync(
            role, "ListPolicies", new() { ["Filter"] = "SERVICE_CONTROL_POLICY" });
        var there = await OrganizationsAsync(
            role,
            "ListPoliciesForTarget",
            new() { ["TargetId"] = LocalWorld.Payments, ["Filter"] = "SERVICE_CONTROL_POLICY" });
        var targets = await OrganizationsAsync(role, "ListTargetsForPolicy", new() { ["PolicyId"] = id });
        var text = await OrganizationsAsync(role, "DescribePolicy", new() { ["PolicyId"] = id });

        Texts(policies["Policies"], "Name").ShouldContain(QuarantinePolicy.Removal.Name);
        Texts(there["Policies"], "Id").ShouldContain(id);
        Texts(targets["Targets"], "TargetId").ShouldBe([LocalWorld.Payments]);
        QuarantinePolicy.Removal.IsSaidBy((string)text["Policy"]!["Content"]!).ShouldBeTrue();
    }

    [Theory]
    [InlineData("AttachPolicy", LocalWorld.Root)]
    [InlineData("AttachPolicy", LocalWorld.Production)]
    [InlineData("DetachPolicy", LocalWorld.Root)]
    [InlineData("DetachPolicy", LocalWorld.Production)]
    public async Task It_is_refused_at_the_root_and_at_a_unit(string operation, string target)
    {
        var (role, id) = await RoleAsync(QuarantineKind.Removal);
        await MoveAsync(_aws.AdministratorOf(LocalWorld.Management), "AttachPolicy", id, target);

        (await RefusedAsync(role, operation, id, target)).ShouldBe("AccessDenied");

        _aws.World.TargetsOf(id).ShouldBe([target]);
    }

    [Theory]
    [InlineData("AttachPolicy")]
    [InlineData("DetachPolicy")]
    public async Task It_is_refused_with_another_policy(string operation)
    {
        var (role, _) = await RoleAsync(QuarantineKind.Removal);

        (await RefusedAsync(role, operation, "p-FullAWSAccess", LocalWorld.Payments))
            .ShouldBe("AccessDenied");
    }

    [Theory]
    [InlineData("UpdatePolicy")]
    [InlineData("DeletePolicy")]
    [InlineData("CreatePolicy")]
    public void It_has_no_other_call(string action) =>
        QuarantineRole.Of(RoleExamples.Commercial).Calls
            .ShouldNotContain(call => call.Action == $"organizations:{action}");

    [Theory]
    [InlineData(LocalWorld.Security, "GuardrailsRootRemediation", true)]
    [InlineData(LocalWorld.Security, "GuardrailsRootDeletion", false)]
    [InlineData(LocalWorld.Security, "Somebody", false)]
    [InlineData(LocalWorld.Payments, "GuardrailsRootRemediation", false)]
    public async Task The_remediation_alone_assumes_it(string account, string name, bool allowed)
    {
        await RoleAsync(QuarantineKind.Removal);
        var caller = await _aws.RoleAsync(
            account,
            name,
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""");
        var input = new JsonObject
        {
            ["RoleArn"] = $"arn:aws:iam::{LocalWorld.Management}:role/GuardrailsQuarantine",
            ["RoleSessionName"] = "guardrails",
        };

        if (allowed)
            await _aws.CallAsync(_aws.SessionOf(caller), "sts", "AssumeRole", input);
        else
            (await _aws.RefusalAsync(_aws.SessionOf(caller), "sts", "AssumeRole", input)).Code.ShouldBe("AccessDenied");
    }

    /// <summary>Both policies, and the role with their ids as CloudFormation fills them in.</summary>
    private async Task<(Principal Role, string Id)> RoleAsync(QuarantineKind kind)
    {
        var role = QuarantineRole.Of(RoleExamples.Commercial);
        var (text, ids) = (role.Policy!.Minified(), new Dictionary<QuarantineKind, string>());
        foreach (var policy in QuarantinePolicy.All)
        {
            var created = await OrganizationsAsync(
                _aws.AdministratorOf(LocalWorld.Management),
                "CreatePolicy",
                new()
                {
                    ["Name"] = policy.Name,
                    ["Description"] = policy.Description,
                    ["Type"] = "SERVICE_CONTROL_POLICY",
                    ["Content"] = policy.Document.Minified(),
                });
            ids[policy.Kind] = (string)created["Policy"]!["PolicySummary"]!["Id"]!;
            text = text.Replace(Gap.PolicyId(policy.Guardrail), ids[policy.Kind], StringComparison.Ordinal);
        }

        var arn = await _aws.RoleAsync(LocalWorld.Management, role.Name, role.Trust.Policy.Minified(), text);
        return (_aws.SessionOf(arn), ids[kind]);
    }

    private Task<JsonObject> OrganizationsAsync(Principal caller, string operation, JsonObject input) =>
        _aws.CallAsync(caller, "organizations", operation, input);

    private Task<JsonObject> MoveAsync(Principal caller, string operation, string policy, string target) =>
        OrganizationsAsync(caller, operation, new() { ["PolicyId"] = policy, ["TargetId"] = target });

    private async Task<string> RefusedAsync(Principal caller, string operation, string policy, string target) =>
        (await _aws.RefusalAsync(
            caller, "organizations", operation, new() { ["PolicyId"] = policy, ["TargetId"] = target })).Code;

    private static IEnumerable<string> Texts(JsonNode? list, string member) =>
        list!.AsArray().Select(one => (string)one![member]!);
}
