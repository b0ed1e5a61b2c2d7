using System.Globalization;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Placement;
using Guardrails.Core.Planning;
using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Tests.Unit.Fixtures;
using Guardrails.Tests.Unit.Guardrails;
using Guardrails.Tests.Unit.Policies.Simulation.Generated;

namespace Guardrails.Tests.Unit.Placement;

/// <summary>
/// Whatever is selected, targeted and exempt: the packed documents answer as one document for each guardrail would.
/// </summary>
public class PackingPropertyTests
{
    private static readonly TargetId[] Targets =
        [
            TargetId.Parse("r-ex01"),
            TargetId.Parse("ou-ex01-sandbox0"),
            TargetId.Parse("ou-ex01-workload"),
            TargetId.Parse("444444444444"),
        ];

    private static readonly AccountId[] Accounts =
    [AccountId.Parse("444444444444"), AccountId.Parse("555555555555"), AccountId.Parse("666666666666")];
    private static readonly DateOnly Today = new(2027, 1, 31);

    [Fact]
    public void Packing_never_changes_any_answer()
    {
        var dice = new Dice(seed: 7);
        var requests = Requests(dice);
        var (shared, split, denied) = (0, 0, 0);
        for (var count = 0; count < 400; count++)
        {
            var config = Config(dice);
            var policies = ServiceControlPolicies.For(config);
            shared += policies.Count(policy => policy.Guardrails.Count > 1);
            foreach (var target in Targets)
            {
                var packed = Level(
                    policies.Where(policy => policy.Targets.Contains(target)).Select(policy => policy.Document));
                var alone = Level(Alone(config, target));
                if (packed.Policies.Count is > 2 and var documents && documents < alone.Policies.Count)
                    split++;
                foreach (var request in dice.Many(40, 40, () => dice.Pick(requests)))
                {
                    var (before, after) = (PolicySimulator.ServiceControl(
                        [alone], request).Decision, PolicySimulator.ServiceControl([packed], request).Decision);
                    if (before != after)
                        Assert.Fail(
                            $"{request.Action} on {request.Resource}: {before} became {after} at {target} in "
                            + $"configuration {count}");
                    denied += before == Decision.ExplicitlyDenied ? 1 : 0;
                }
            }
        }

        // Documents were shared, some that have to be two, and the answers were not all the same.
        shared.ShouldBeGreaterThan(100);
        split.ShouldBeGreaterThan(20);
        denied.ShouldBeInRange(4_000, 60_000);
    }

    /// <summary>One document for each guardrail, as the catalog has it.</summary>
    private static IEnumerable<PolicyDocument> Alone(OrganizationConfig config, TargetId target) =>
        from selection in config.Guardrails
        where selection.Targets.Contains(target)
        let exemptions = config.Exemptions.Where(exemption => exemption.Guardrail == selection.Guardrail)
        select new PolicyDocument(selection.Guardrail.Statements(
            OrganizationConfigs.Context with { Partition = config.Partition, Exemptions = [.. exemptions] }));

    private static PolicyLevel Level(IEnumerable<PolicyDocument> documents) => new(
        "the target",
        [
            .. documents.Prepend(GuardrailTests.FullAwsAccess)
                .Select((document, index) => new NamedPolicy($"policy {index}", document)),
        ]);

    private static OrganizationConfig Config(Dice dice)
    {
        var partition = dice.Pick(Partition.Commercial, Partition.Commercial, Partition.GovCloud, Partition.China);
        var attachable = GuardrailCatalog.All.Where(
            guardrail => guardrail.CanBeAttached
                && !guardrail.IsForDelegatedAdministrator
                && guardrail.WhyNotIn(partition) is null);
        var selections = attachable
            .Where(_ => dice.Chance(75))
            .Select(guardrail => new GuardrailSelection(guardrail, SomeTargets(dice)))
            .ToList();
        return OrganizationConfigs.With() with
        {
            Partition = partition,
            Guardrails = selections,
            Exemptions =
            [
                .. from selection in selections
                   where selection.Guardrail.AllowsExemptions
                   from account in Accounts
                   where dice.Chance(40)
                   select new Exemption(
                       selection.Guardrail, account, "owner", "reason", Today.AddDays(dice.Between(-1, 2))),
            ],
            Limits = PolicyLimits.Default with { PolicyCharacters = dice.Pick(900, 1_400, 2_500, 10_240) },
        };
    }

    // Few sets, so that guardrails often have the same; in any order, which means nothing.
    private static TargetId[] SomeTargets(Dice dice) => dice.Below(4) switch
    {
        0 => [Targets[0]],
        1 => [Targets[1], Targets[2]],
        2 => [Targets[2], Targets[1]],
        _ => [dice.Pick(Targets)],
    };

    /// <summary>
    /// Requests for every action and resource that guardrails name and for another action, by everybody, at every time.
    /// </summary>
    private static AccessRequest[] Requests(Dice dice)
    {
        var statements = Partition.All
            .SelectMany(
                partition => GuardrailCatalog.All
                    .Where(guardrail =>
                        !guardrail.IsForDelegatedAdministrator && guardrail.WhyNotIn(partition) is null)
                    .SelectMany(guardrail => guardrail.Statements(
                        OrganizationConfigs.Context with { Partition = partition })))
            .ToList();
        string[] callers =
        ["root", "root", "user/alice", "role/Admin", "role/stacksets-exec-0123456789abcdef0123456789abcdef"];
        return
        [
            .. from statement in statements
               from action in statement.Actions.Values.Append("ec2:RunInstances")
               from resource in statement.Resources!.Values
               from caller in callers
               from account in Accounts
               from session in new[] { false, true }
               let partition = dice.Pick(Partition.All)
               let context = new Dictionary<string, IReadOnlyList<string>>
               {
                   ["aws:PrincipalArn"] = [$"arn:{partition}:iam::{account}:{caller}"],
                   ["aws:PrincipalAccount"] = [account.Value],
                   ["aws:CurrentTime"] =
                   [
                       Today.AddDays(dice.Between(-2, 3)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                           + dice.Pick("T00:00:00Z", "T23:59:59Z"),
                   ],
                   ["aws:AssumedRoot"] = session && caller == "root" ? ["true"] : [],
               }
               select new AccessRequest(
                   action.Replace("*", "Anything", StringComparison.Ordinal), Whole(resource, account), context),
        ];
    }

    private static string Whole(string resource, AccountId account) =>
        resource == "*"
            ? $"arn:aws:iam::{account}:root"
            : resource.Replace("::*:", $"::{account}:", StringComparison.Ordinal)
            .Replace("*", "x", StringComparison.Ordinal);
}
