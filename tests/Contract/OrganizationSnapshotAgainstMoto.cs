using System.Text.Json.Nodes;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Organizations;
using Guardrails.Cli.Shared;
using Guardrails.Core.Snapshots;
using Guardrails.Tests.Contract.Sdk;

namespace Guardrails.Tests.Contract;

/// <summary>A snapshot of an organization that moto made up: another idea of Organizations than ours.</summary>
[Collection<MotoCollection>]
public sealed class OrganizationSnapshotAgainstMoto(MotoServer moto)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Units_accounts_policies_and_targets_are_those_that_moto_has()
    {
        await moto.ResetAsync();
        using var client =
            new AmazonOrganizationsClient(MotoServer.Credentials, moto.Configure<AmazonOrganizationsConfig>());
        await ArrangeAsync("CreateOrganization", new() { ["FeatureSet"] = "ALL" });
        var root = (await client.ListRootsAsync(new ListRootsRequest(), Cancellation)).Roots.Single().Id;
        await ArrangeAsync("EnablePolicyType", new() { ["RootId"] = root, ["PolicyType"] = "SERVICE_CONTROL_POLICY" });
        await ArrangeAsync("CreateOrganizationalUnit", new() { ["ParentId"] = root, ["Name"] = "outer" });
        var outer = await UnitAsync(client, root);
        await ArrangeAsync("CreateOrganizationalUnit", new() { ["ParentId"] = outer, ["Name"] = "inner" });
        var inner = await UnitAsync(client, outer);
        await ArrangeAsync("CreateAccount", new() { ["AccountName"] = "shop", ["Email"] = "shop@example.com" });
        var shop = (await client.ListAccountsAsync(new ListAccountsRequest(), Cancellation)).Accounts.Single(
            account => account.Name == "shop").Id;
        await ArrangeAsync(
            "MoveAccount", new() { ["AccountId"] = shop, ["SourceParentId"] = root, ["DestinationParentId"] = inner });
        const string Content =
            """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "iam:*", "Resource": "*" }] }""";
        await ArrangeAsync(
            "CreatePolicy",
            new()
            {
                ["Name"] = "NoIam",
                ["Description"] = "none",
                ["Type"] = "SERVICE_CONTROL_POLICY",
                ["Content"] = Content,
            });
        var policy = (await client.ListPoliciesAsync(
            new ListPoliciesRequest { Filter = PolicyType.SERVICE_CONTROL_POLICY }, Cancellation))
            .Policies.Single(one => one.Name == "NoIam").Id;
        foreach (var target in new[] { outer, shop })
            await ArrangeAsync("AttachPolicy", new() { ["PolicyId"] = policy, ["TargetId"] = target });
        await ArrangeAsync("EnableAWSServiceAccess", new() { ["ServicePrincipal"] = "config.amazonaws.com" });

        var snapshot = await new OrganizationSnapshotReader(
            client, new AwsCalls(CommandRemedies.Terms, TimeProvider.System), TimeProvider.System)
            .ReadAsync(new Progress<string>(), Cancellation);

        snapshot.ServiceControlPoliciesAreOn.ShouldBeTrue();
        snapshot.Units.Select(unit => (unit.Id.Value, unit.Name, unit.ParentId.Value))
            .ShouldBe([(outer, "outer", root), (inner, "inner", outer)]);
        snapshot.Accounts.Count.ShouldBe(2);
        snapshot.Accounts.Single(account => account.Id.Value == shop).ShouldSatisfyAllConditions(
            account => account.Name.ShouldBe("shop"),
            account => account.ParentId.Value.ShouldBe(inner),
            account => account.State.ShouldBe("ACTIVE"));
        snapshot.Accounts.Single(account => account.Id.Value != shop).Id.ShouldBe(snapshot.ManagementAccount);
        snapshot.Policies.Select(one => one.Name).ShouldBe(["FullAWSAccess", "NoIam"]);
        snapshot.Policies[1].Content.ShouldBe(Content);
        snapshot.Policies[1].Targets.Select(target => target.Value).ShouldBe([outer, shop], ignoreOrder: true);
        snapshot.TrustedServices.ShouldBe(["config.amazonaws.com"]);
        OrganizationSnapshotFile.Parse(OrganizationSnapshotFile.Write(snapshot)).Errors.ShouldBeEmpty();
    }

    private Task ArrangeAsync(string operation, JsonObject input) =>
        moto.ArrangeJsonAsync("organizations", $"AWSOrganizationsV20161128.{operation}", input.ToJsonString());

    private static async Task<string> UnitAsync(AmazonOrganizationsClient client, string parent) =>
        (await client.ListOrganizationalUnitsForParentAsync(
            new ListOrganizationalUnitsForParentRequest { ParentId = parent },
            Cancellation)).OrganizationalUnits.Single().Id;
}
