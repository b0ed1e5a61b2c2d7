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
        var picked = Pick(
            "iam-root-access-key-check-conformance-pack-abc123def",
            "OrgConfigRule-root-mfa-abcd1234",
            "OrgConfigRule-root-access-keys-zyxw9876");

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
        Pick("OrgConfigRule-root-access-keys-abcd1234", "OrgConfigRule-root-mfa-abcd1234", other).Names
            .ShouldBe(["OrgConfigRule-root-access-keys-abcd1234", "OrgConfigRule-root-mfa-abcd1234"]);

    [Fact]
    public void Our_rules_that_are_not_there_yet_are_named()
    {
        var picked = Pick("OrgConfigRule-root-mfa-abcd1234");

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
        Pick(there.Split(' ')).AreReady(mode).ShouldBe(ready);

    [Fact]
    public void Packs_are_not_waited_for() =>
        Pick("OrgConfigRule-root-access-keys-a1", "OrgConfigRule-root-mfa-a1").Missing.ShouldBeEmpty();

    [Fact]
    public void One_call_takes_25_and_ours_come_first()
    {
        var managed = Enumerable.Range(1, 40).Select(pack => $"iam-root-access-key-check-conformance-pack-{pack:00}");

        var picked = Pick([.. managed, "OrgConfigRule-root-access-keys-a1", "OrgConfigRule-root-mfa-a1"]);

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

    [Theory]
    [InlineData(null, "config-rule/config-rule-abc123")]
    [InlineData("config-multiaccountsetup.amazonaws.com", "config-rule/config-rule-abc123")]
    [InlineData(null, "config-rule/aws-service-rule/config-multiaccountsetup.amazonaws.com/config-rule-abc123")]
    [InlineData("securityhub.amazonaws.com", "config-rule/aws-service-rule/securityhub.amazonaws.com/config-rule-a")]
    [InlineData("config-conforms.amazonaws.com", "config-rule/aws-service-rule/config-conforms.amazonaws.com/a")]
    public void A_rule_of_our_name_that_the_organization_did_not_bring_is_none_of_ours(string? creator, string resource)
    {
        var other = new AccountRule(
            "OrgConfigRule-root-mfa-abcd1234", $"arn:aws:config:us-east-1:444444444444:{resource}", creator);

        var picked = Rules.Pick([other]);

        picked.Names.ShouldBeEmpty();
        picked.Missing.ShouldBe(["root-access-keys", "root-mfa"]);
    }

    /// <summary>
    /// Whatever an account can add by itself: any name, those of our rules above all, and no creator of AWS's.
    /// </summary>
    [Fact]
    public void Rules_that_an_account_adds_by_itself_change_nothing()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var genuine = Genuine().Where(_ => random.Next(4) > 0).ToList();
            var own = Enumerable.Range(0, random.Next(60)).Select(_ => Own(random)).ToList();

            var (alone, among) = (Rules.Pick(genuine), Rules.Pick([.. own, .. genuine]));

            among.Names.ShouldBe(alone.Names, $"seed {seed}");
            among.Missing.ShouldBe(alone.Missing, $"seed {seed}");
        }
    }

    private static AccountRule Own(Random random)
    {
        string[] names =
        [
            $"OrgConfigRule-root-access-keys-{random.Next():00000000}",
            $"OrgConfigRule-root-mfa-{random.Next():00000000}",
            $"iam-root-access-key-check-conformance-pack-{random.Next():00000000}",
            "OrgConfigRule-root-mfa",
            "",
        ];
        string?[] creators = [null, "", "me", "config.amazonaws.com"];
        return new(
            names[random.Next(names.Length)],
            $"arn:aws:config:us-east-1:444444444444:config-rule/config-rule-{random.Next(1_000_000):000000}",
            creators[random.Next(creators.Length)]);
    }

    private static IReadOnlyList<AccountRule> Genuine() =>
    [
        ByAws("OrgConfigRule-root-access-keys-abcd1234"),
        ByAws("OrgConfigRule-root-mfa-abcd1234"),
        ByAws("OrgConfigRule-of-another-team-abcd1234"),
        ByAws("iam-root-access-key-check-conformance-pack-abc123def"),
    ];

    private static PickedRules Pick(params IEnumerable<string> names) => Rules.Pick(names.Select(ByAws));

    /// <summary>As AWS Config makes it: an organization's rules by one service, those of packs by another.</summary>
    private static AccountRule ByAws(string name)
    {
        var service = name.Contains("-conformance-pack-", StringComparison.Ordinal)
            ? "config-conforms.amazonaws.com"
            : "config-multiaccountsetup.amazonaws.com";
        return new(
            name,
            $"arn:aws:config:us-east-1:444444444444:config-rule/aws-service-rule/{service}/config-rule-abc123",
            service);
    }
}
