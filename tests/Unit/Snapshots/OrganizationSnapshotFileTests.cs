using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Snapshots;

namespace Guardrails.Tests.Unit.Snapshots;

public sealed class OrganizationSnapshotFileTests
{
    private static readonly string Good =
        File.ReadAllText(Repository.PathOf("tests", "Unit", "Snapshots", "snapshot.json"));

    [Fact]
    public void A_file_means_what_it_says()
    {
        var snapshot = Parse(Good);

        snapshot.TakenAt.ShouldBe(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        snapshot.Id.Value.ShouldBe("o-exampleorg1");
        snapshot.RootId.Value.ShouldBe("r-ex01");
        snapshot.ManagementAccount.Value.ShouldBe("111111111111");
        snapshot.Partition.ShouldBe(Partition.Commercial);
        snapshot.AllFeatures.ShouldBeTrue();
        snapshot.ServiceControlPoliciesAreOn.ShouldBeTrue();
        snapshot.TrustedServices.ShouldBe(["config.amazonaws.com", "sso.amazonaws.com"]);
        snapshot.Units.ShouldContain(
            new SnapshotUnit(TargetId.Parse("ou-ex01-workprod"), "Production", TargetId.Parse("ou-ex01-workload")));
        snapshot.Accounts[2]
            .ShouldBe(new(AccountId.Parse("333333333333"), "shop", TargetId.Parse("ou-ex01-workprod"), "SUSPENDED"));
        var policy = snapshot.Policies[0];
        (policy.Id, policy.Name, policy.Description, policy.AwsManaged).ShouldBe(("p-deny0001", "Deny", "", false));
        policy.Targets.Select(target => target.Value).ShouldBe(["333333333333", "ou-ex01-workload"]);
    }

    [Fact]
    public void A_policys_text_stays_as_it_is_to_the_last_character() =>
        Parse(Good).Policies[0].Content.ShouldBe("{ \"Statement\": [] }\n");

    [Theory]
    [InlineData("plain")]
    [InlineData("  { \"a\" :\t\"\\u0041\\\\\" }\r\n")]
    [InlineData("<>&'+/`é€\U0001F512\u2028\u0000\u007f")]
    public void Whatever_is_written_is_read_again(string text)
    {
        var snapshot = Parse(Good) with
        {
            TakenAt = new(2026, 11, 23, 11, 0, 0, 7, TimeSpan.FromHours(2)),
            Partition = Partition.China,
            AllFeatures = false,
            ServiceControlPoliciesAreOn = false,
            Units = [new(TargetId.Parse("ou-ex01-security"), text, TargetId.Parse("r-ex01"))],
            Accounts = [new(AccountId.Parse("111111111111"), text, TargetId.Parse("ou-ex01-security"), "CLOSED")],
            Policies = [new("p-deny0001", text, text, AwsManaged: true, text, [TargetId.Parse("111111111111")])],
            TrustedServices = [],
        };

        var again = Parse(OrganizationSnapshotFile.Write(snapshot));

        again.TakenAt.ShouldBe(snapshot.TakenAt);
        again.Units.ShouldBe(snapshot.Units);
        again.Accounts.ShouldBe(snapshot.Accounts);
        again.Policies[0].Targets.ShouldBe(snapshot.Policies[0].Targets);
        (again.Policies[0] with { Targets = snapshot.Policies[0].Targets }).ShouldBe(snapshot.Policies[0]);
        (again with { TakenAt = default, Units = [], Accounts = [], Policies = [], TrustedServices = [] }).ToString()
            .ShouldBe(
                (snapshot with { TakenAt = default, Units = [], Accounts = [], Policies = [], TrustedServices = [] })
                    .ToString());
    }

    [Fact]
    public void The_same_organization_gives_the_same_text_whatever_order_it_was_read_in()
    {
        var snapshot = Parse(Good);
        var other = snapshot with
        {
            Units = [.. snapshot.Units.Reverse()],
            Accounts = [.. snapshot.Accounts.Reverse()],
            Policies =
            [.. snapshot.Policies.Reverse().Select(policy => policy with { Targets = [.. policy.Targets.Reverse()] })],
            TrustedServices = [.. snapshot.TrustedServices.Reverse()],
        };

        OrganizationSnapshotFile.Write(other).ShouldBe(OrganizationSnapshotFile.Write(snapshot));
    }

    [Fact]
    public void Parents_come_before_their_units_whatever_order_the_file_has()
    {
        var text = Good.Replace(
            "\"Security\", \"parentId\": \"r-ex01\"", "\"Security\", \"parentId\": \"ou-ex01-workprod\"");

        Parse(text).Units.Select(unit => unit.Id.Value)
            .ShouldBe(["ou-ex01-workload", "ou-ex01-workprod", "ou-ex01-security"]);
    }

    [Fact]
    public void An_organization_without_any_policy_is_one()
    {
        var withoutPolicies = Good[..Good.IndexOf("\"policies\"", StringComparison.Ordinal)] + "\"policies\": [] }";

        Parse(withoutPolicies).Policies.ShouldBeEmpty();
    }

    [Fact]
    public void A_line_of_the_written_file_is_a_unit_an_account_or_a_target()
    {
        var lines = OrganizationSnapshotFile.Write(Parse(Good)).Split('\n');

        lines.ShouldContain("""    {"id":"ou-ex01-workprod","name":"Production","parentId":"ou-ex01-workload"}""");
        lines.ShouldContain("""    {"id":"111111111111","name":"management","parentId":"r-ex01","state":"ACTIVE"},""");
        lines.ShouldContain("""        "333333333333",""");
        lines[^1].ShouldBeEmpty();
    }

    [Fact]
    public void The_largest_organization_is_read_within_its_limit_and_in_little_memory()
    {
        var text = OrganizationSnapshotFile.Write(LargeSnapshot.Of(accounts: 10_000, units: 500, policies: 400));
        text.Length.ShouldBeLessThan(OrganizationSnapshotFile.MaximumBytes / 5);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var snapshot = Parse(text);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(150_000_000);
        (snapshot.Accounts.Count, snapshot.Units.Count, snapshot.Policies.Count).ShouldBe((10_000, 500, 400));
        OrganizationSnapshotFile.Write(snapshot).ShouldBe(text);
    }

    private static OrganizationSnapshot Parse(string text)
    {
        var result = OrganizationSnapshotFile.Parse(text);
        result.Errors.ShouldBeEmpty();
        return result.Snapshot.ShouldNotBeNull();
    }
}
