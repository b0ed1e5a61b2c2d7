using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Packs;
using Guardrails.Core.Recheck;

namespace Guardrails.Tests.Unit.Recheck;

public sealed class RulesToStartTests
{
    private static readonly RulesToStart Rules = new(["root-access-keys", "root-mfa"], ["iam-root-access-key-check"]);

    [Fact]
    public void Our_rules_and_the_packs_are_found_by_their_prefix_whatever_the_suffix()
    {
        var picked = Rules.Pick(
        [
            "iam-root-access-key-check-conformance-pack-abc123def",
            "OrgConfigRule-root-mfa-abcd1234",
            "OrgConfigRule-root-access-keys-zyxw9876",
        ]);

        picked.Missing.ShouldBeEmpty();
        picked.Names.ShouldBe(
        [
            "OrgConfigRule-root-access-keys-zyxw9876",
            "OrgConfigRule-root-mfa-abcd1234",
            "iam-root-access-key-check-conformance-pack-abc123def",
        ]);
    }

    [Theory]
    [InlineData("OrgConfigRule-root-mfa-of-another-team-abcd1234")]
    [InlineData("OrgConfigRule-root-mfa-")]
    [InlineData("OrgConfigRule-root-mfa")]
    [InlineData("orgconfigrule-root-mfa-abcd1234")]
    [InlineData("root-mfa")]
    [InlineData("iam-root-access-key-check")]
    [InlineData("iam-root-access-key-check-again-conformance-pack-abc123def")]
    public void Other_rules_are_left_alone(string other) =>
        Rules.Pick(["OrgConfigRule-root-access-keys-abcd1234", "OrgConfigRule-root-mfa-abcd1234", other]).Names
            .ShouldBe(["OrgConfigRule-root-access-keys-abcd1234", "OrgConfigRule-root-mfa-abcd1234"]);

    [Fact]
    public void Our_rules_that_are_not_there_yet_are_named()
    {
        var picked = Rules.Pick(["OrgConfigRule-root-mfa-abcd1234"]);

        picked.Missing.ShouldBe(["root-access-keys"]);
    }

    [Theory]
    [InlineData("", StartMode.WhicheverAreThere, false)]
    [InlineData("", StartMode.OnlyAll, false)]
    [InlineData("OrgConfigRule-root-mfa-a1", StartMode.WhicheverAreThere, true)]
    [InlineData("OrgConfigRule-root-mfa-a1", StartMode.OnlyAll, false)]
    [InlineData("OrgConfigRule-root-mfa-a1 OrgConfigRule-root-access-keys-a1", StartMode.WhicheverAreThere, true)]
    [InlineData("OrgConfigRule-root-mfa-a1 OrgConfigRule-root-access-keys-a1", StartMode.OnlyAll, true)]
    public void Rules_are_ready_when_there_are_as_many_as_the_mode_asks_for(string there, StartMode mode, bool ready) =>
        Rules.Pick(there.Split(' ')).AreReady(mode).ShouldBe(ready);

    [Fact]
    public void Packs_are_not_waited_for() =>
        Rules.Pick(["OrgConfigRule-root-access-keys-a1", "OrgConfigRule-root-mfa-a1"]).Missing.ShouldBeEmpty();

    [Fact]
    public void One_call_takes_25_and_ours_come_first()
    {
        var managed = Enumerable.Range(1, 40).Select(pack => $"iam-root-access-key-check-conformance-pack-{pack:00}");

        var picked = Rules.Pick([.. managed, "OrgConfigRule-root-access-keys-a1", "OrgConfigRule-root-mfa-a1"]);

        picked.Names.Count.ShouldBe(25);
        picked.Names.Take(3).ShouldBe(
        [
            "OrgConfigRule-root-access-keys-a1",
            "OrgConfigRule-root-mfa-a1",
            "iam-root-access-key-check-conformance-pack-01",
        ]);
    }

    [Fact]
    public void Everything_the_catalogs_have_fits_in_one_call() =>
        (ControlCatalog.All.Count + ConformancePackCatalog.All.Sum(pack => pack.Rules.Count))
            .ShouldBeLessThanOrEqualTo(RulesToStart.MostAtOnce);
}
