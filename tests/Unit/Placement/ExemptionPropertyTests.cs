using Guardrails.Core.Guardrails;
using Guardrails.Core.Ids;
using Guardrails.Core.Placement;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Tests.Unit.Fixtures;
using Guardrails.Tests.Unit.Guardrails;

namespace Guardrails.Tests.Unit.Placement;

/// <summary>
/// Whatever is exempt, alone, through units and several times, a root user is spared until the last of its ends.
/// </summary>
public sealed class ExemptionPropertyTests
{
    private const string Upper = "ou-ex01-workload";
    private const string Lower = "ou-ex01-workprod";
    private const string Beside = "ou-ex01-worksand";
    private const string DelegatedAdministrator = "222222222222";

    private static readonly (string Id, string[] Units)[] Accounts =
    [
        ("333333333333", []), ("444444444444", [Upper]), ("555555555555", [Upper, Lower]), ("666666666666", [Beside]),
        (DelegatedAdministrator, [Upper, Lower]),
    ];

    private static readonly DateOnly[] Ends = [new(2026, 12, 1), new(2026, 12, 2), new(2026, 12, 3)];

    [Fact]
    public void A_root_user_is_spared_until_the_last_of_its_ends()
    {
        var random = new Random(1);
        for (var round = 0; round < 200; round++)
        {
            var exemptions = Some(random);
            var policy = ServiceControlPolicies.For(
                OrganizationConfigs.With("DenyRootAccessKeyCreation") with { Exemptions = exemptions })
                .Single(policy => policy.Targets.Count > 0);
            IReadOnlyList<PolicyLevel> path =
                [new("Root", [new("FullAWSAccess", GuardrailTests.FullAwsAccess), new(policy.Name, policy.Document)])];
            foreach (var account in Accounts)
            foreach (var day in Ends.Prepend(new(2026, 11, 30)).Append(new(2026, 12, 4)))
            {
                var said = string.Join(", ", exemptions.Select(one => $"{one.Target} until {one.EndsOn}"));

                PolicySimulator.ServiceControl(path, Request(account, day)).Decision.ShouldBe(
                    IsSpared(account, day, exemptions) ? Decision.Allowed : Decision.ExplicitlyDenied,
                    $"{account.Id} on {day}: {said}");
            }
        }
    }

    private static bool IsSpared((string Id, string[] Units) account, DateOnly day, Exemption[] exemptions) =>
        exemptions.Any(exemption => exemption.EndsOn >= day
            && (exemption.Target.Value == account.Id
                || (account.Units.Contains(exemption.Target.Value) && account.Id != DelegatedAdministrator)));

    private static Exemption[] Some(Random random)
    {
        var targets = Accounts.Select(account => account.Id).Where(id => id != DelegatedAdministrator)
            .Concat([Upper, Lower, Beside]).ToArray();
        random.Shuffle(targets);
        return
        [
            .. targets.Take(random.Next(targets.Length)).Select(target => new Exemption(
                OrganizationConfigs.Guardrail("DenyRootAccessKeyCreation"),
                TargetId.Parse(target),
                "owner",
                "reason",
                Ends[random.Next(Ends.Length)])),
        ];
    }

    private static AccessRequest Request((string Id, string[] Units) account, DateOnly day) => new(
        "iam:CreateAccessKey",
        $"arn:aws:iam::{account.Id}:root",
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["aws:PrincipalArn"] = [$"arn:aws:iam::{account.Id}:root"],
            ["aws:PrincipalAccount"] = [account.Id],
            ["aws:PrincipalOrgPaths"] =
                [$"o-exampleorg1/r-ex01/{string.Concat(account.Units.Select(unit => unit + "/"))}"],
            ["aws:CurrentTime"] = [$"{day:yyyy-MM-dd}T12:00:00Z"],
        });
}
