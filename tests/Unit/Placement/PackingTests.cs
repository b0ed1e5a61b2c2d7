using Amazon.Organizations.Model;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Placement;
using Guardrails.Core.Policies;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Placement;

public class PackingTests
{
    private static readonly string[] Attachable =
    [
        .. GuardrailCatalog.All
            .Where(guardrail => guardrail.CanBeAttached && !guardrail.IsForDelegatedAdministrator)
            .Select(guardrail => guardrail.Name),
    ];

    private static readonly TargetId[] Targets =
    [
        OrganizationConfigs.Root,
        TargetId.Parse("ou-ex01-sandbox1"),
        TargetId.Parse("ou-ex01-workload"),
        TargetId.Parse("444444444444"),
    ];

    [Theory]
    [InlineData("4 3 3", 10, "012")]
    [InlineData("4 3 3", 9, "01 2")]
    [InlineData("5 4 5 4 6 6", 15, "014 235")]
    [InlineData("6 6 5 5 5 3", 15, "015 234")]
    [InlineData("20 3 3", 10, "0 12")]
    [InlineData("10 10", 10, "0 1")]
    [InlineData("11", 10, "0")]
    [InlineData("", 10, "")]
    public void Things_go_into_the_fewest_boxes_the_earlier_the_first(string sizes, int room, string boxes) =>
        string.Join(' ', Packing.FewestBoxes(Numbers(sizes), room).Select(box => string.Concat(box))).ShouldBe(boxes);

    [Fact]
    public void No_other_way_needs_fewer_boxes()
    {
        var random = new Random(20261123);
        for (var round = 0; round < 500; round++)
        {
            var room = random.Next(10, 40);
            int[] sizes = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => random.Next(1, room + 1))];

            var boxes = Packing.FewestBoxes(sizes, room);

            boxes.SelectMany(box => box).Order().ShouldBe(Enumerable.Range(0, sizes.Length));
            boxes.ShouldAllBe(box => box.Sum(thing => sizes[thing]) <= room);
            boxes.Count.ShouldBe(FewestOfAll(sizes, room), $"{string.Join(' ', sizes)} into {room}");
        }
    }

    [Fact]
    public void Guardrails_with_the_same_targets_share_the_policy_of_the_first_and_the_others_stay_unattached_with_their_own_statements()
    {
        var alone = ServiceControlPolicies.For(OrganizationConfigs.With());
        var policies = ServiceControlPolicies.For(OrganizationConfigs.With(Attachable));

        var attached = policies.Where(policy => policy.Targets.Count > 0).ShouldHaveSingleItem();
        attached.Name.ShouldBe("Guardrails-Packed-DenyRootAccessKeyCreation");
        attached.Guardrails.ShouldBe(Attachable);
        attached.Description.ShouldBe($"Enforces together: {string.Join(", ", Attachable)}.");
        attached.Document.Statements.ShouldBe(
            alone.Where(policy => Attachable.Contains(policy.Guardrails[0]))
                .SelectMany(policy => policy.Document.Statements), StatementsByText.Instance);
        policies.Skip(1).Select(policy => policy.Json).ShouldBe(alone.Skip(1).Select(policy => policy.Json));
        policies[1].Description.ShouldBe(
            "ENFORCED in Guardrails-Packed-DenyRootAccessKeyCreation, so attached to nothing itself. "
            + "Denies the root user of member accounts the upload of X.509 signing certificates.");
    }

    [Fact]
    public void Guardrails_with_other_targets_stand_in_policies_of_their_own()
    {
        var policies = ServiceControlPolicies.For(With(
            ("DenyRootAccessKeyCreation", [Targets[0]]),
            ("DenyRootAwsLogin", [Targets[1]]),
            ("DenyLeavingOrganization", [Targets[0]])));

        policies.Where(policy => policy.Targets.Count > 0)
            .Select(policy => (policy.Guardrails[0], policy.Guardrails.Count, policy.Targets[0]))
            .ShouldBe([("DenyRootAccessKeyCreation", 2, Targets[0]), ("DenyRootAwsLogin", 1, Targets[1])]);
    }

    [Fact]
    public void A_document_that_is_exactly_as_long_as_the_limit_is_one_and_one_character_less_makes_two()
    {
        var config = OrganizationConfigs.With(Attachable);
        var together = ServiceControlPolicies.For(config)[0].Characters;

        ServiceControlPolicies.For(WithLimit(config, together)).Count(policy => policy.Targets.Count > 0).ShouldBe(1);
        var split = ServiceControlPolicies.For(WithLimit(config, together - 1));
        split.Count(policy => policy.Targets.Count > 0).ShouldBe(2);
        split.Where(policy => policy.Targets.Count > 0).ShouldAllBe(policy => policy.Characters < together);
    }

    [Fact]
    public void The_order_in_the_file_changes_nothing()
    {
        var forwards = With([.. Attachable.Select(name => (name, Targets))]);
        var backwards = With([.. Attachable.Reverse().Select(name => (name, Targets.Reverse().ToArray()))]);

        Shown(ServiceControlPolicies.For(backwards)).ShouldBe(Shown(ServiceControlPolicies.For(forwards)));
        ServiceControlPolicies.For(forwards)[0].Targets.ShouldBe(Targets);
    }

    [Fact]
    public void Turning_one_on_or_off_or_giving_it_another_target_leaves_every_name_and_every_policy_of_other_targets_as_it_is()
    {
        var random = new Random(3);
        for (var round = 0; round < 300; round++)
        {
            var before = Arbitrary(random);
            var name = Attachable[random.Next(Attachable.Length)];
            var others = before.Guardrails.Where(selection => selection.Name != name).ToList();
            var after = before with
            {
                Guardrails = random.Next(3) == 0
                    ? others
                    : [.. others, new(OrganizationConfigs.Guardrail(name), Some(random))],
            };

            var (old, now) = (ServiceControlPolicies.For(before), ServiceControlPolicies.For(after));

            now.Select(policy => Own(policy.Name)).ShouldBe(old.Select(policy => Own(policy.Name)));
            string[] touched =
            [
                .. new[] { before, after }
                    .SelectMany(config => config.Guardrails.Where(selection => selection.Name == name))
                    .Select(Key),
            ];
            string[] untouched =
            [.. others.Where(selection => !touched.Contains(Key(selection))).Select(selection => selection.Name)];
            Shown(now.Where(policy => untouched.Contains(policy.Guardrails[0])))
                .ShouldBe(Shown(old.Where(policy => untouched.Contains(policy.Guardrails[0]))));
        }
    }

    [Fact]
    public void Access_key_creation_stays_in_its_own_policy_whatever_else_is_on()
    {
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            var config = Arbitrary(random);
            foreach (var policy in ServiceControlPolicies.For(config)
                .Where(policy => policy.Targets.Count > 0 && policy.Guardrails.Contains("DenyRootAccessKeyCreation")))
                policy.Name.ShouldBe(policy.Guardrails.Count == 1
                    ? "Guardrails-DenyRootAccessKeyCreation"
                    : "Guardrails-Packed-DenyRootAccessKeyCreation");
        }
    }

    [Fact]
    public void A_guardrail_that_gets_a_policy_of_its_own_has_it_before_it_leaves_the_one_it_was_packed_into_and_the_other_way_round()
    {
        var packed = With(("DenyRootAccessKeyCreation", [Targets[0]]), ("DenyLeavingOrganization", [Targets[0]]));
        var apart = With(("DenyRootAccessKeyCreation", [Targets[0]]), ("DenyLeavingOrganization", [Targets[1]]));
        const string host = "Guardrails-DenyRootAccessKeyCreation";
        const string own = "Guardrails-DenyLeavingOrganization";

        InOrder(apart, host, own).ShouldBe([own, host]);
        InOrder(packed, host, own).ShouldBe([host, own]);
    }

    [Fact]
    public void Descriptions_fit_whatever_is_on()
    {
        foreach (var config in new[] { OrganizationConfigs.With(Attachable), OrganizationConfigs.With() })
            ServiceControlPolicies.For(config)
                .ShouldAllBe(policy => policy.Description.Length <= 512 && !policy.Description.EndsWith("..."));
    }

    /// <summary>The name that a policy has while it holds its own guardrail alone.</summary>
    private static string Own(string name) => name.Replace("-Packed-", "-");

    private static List<string> InOrder(OrganizationConfig config, params string[] names) =>
        [
            .. ServiceControlPolicies.InDeploymentOrder(ServiceControlPolicies.For(config))
                .Select(policy => Own(policy.Name))
                .Where(names.Contains),
        ];

    private static OrganizationConfig Arbitrary(Random random) =>
        OrganizationConfigs.With() with { Guardrails = [.. Attachable.Where(_ => random.Next(3) > 0).Select(
            name => new GuardrailSelection(OrganizationConfigs.Guardrail(name), Some(random)))] };

    private static TargetId[] Some(Random random) => [.. random.GetItems(Targets, random.Next(1, 3)).Distinct()];

    private static string Key(GuardrailSelection selection) =>
        string.Join(' ', selection.Targets.Select(target => target.Value).Order(StringComparer.Ordinal));

    private static OrganizationConfig With(params (string Name, TargetId[] Targets)[] guardrails) =>
        OrganizationConfigs.With() with { Guardrails = [.. guardrails.Select(
            guardrail => new GuardrailSelection(OrganizationConfigs.Guardrail(guardrail.Name), guardrail.Targets))] };

    private static OrganizationConfig WithLimit(OrganizationConfig config, int characters) =>
        config with { Limits = config.Limits with { PolicyCharacters = characters } };

    private static List<string> Shown(IEnumerable<ServiceControlPolicy> policies) =>
        [.. policies.Select(
            policy => $"{policy.Name}|{policy.Description}|{policy.Json}|{string.Join(' ', policy.Targets)}")];

    private static int[] Numbers(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];

    /// <summary>The fewest boxes by trying every way there is.</summary>
    private static int FewestOfAll(int[] sizes, int room)
    {
        int Try(int next, List<int> boxes)
        {
            if (next == sizes.Length)
                return boxes.Count;
            var fewest = Try(next + 1, [.. boxes, room - sizes[next]]);
            for (var box = 0; box < boxes.Count; box++)
            {
                if (boxes[box] >= sizes[next])
                    fewest = Math.Min(
                        fewest,
                        Try(next + 1, [.. boxes.Select((free, index) => index == box ? free - sizes[next] : free)]));
            }

            return fewest;
        }

        return Try(0, []);
    }

    private sealed class StatementsByText : IEqualityComparer<PolicyStatement>
    {
        public static readonly StatementsByText Instance = new();

        public bool Equals(PolicyStatement? one, PolicyStatement? other) => Text(one!) == Text(other!);

        public int GetHashCode(PolicyStatement statement) => Text(statement).GetHashCode(StringComparison.Ordinal);

        private static string Text(PolicyStatement statement) => new PolicyDocument([statement]).Minified();
    }
}
