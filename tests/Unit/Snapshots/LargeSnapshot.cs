using System.Globalization;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Ids;
using Guardrails.Core.Snapshots;

namespace Guardrails.Tests.Unit.Snapshots;

/// <summary>
/// An organization of any size: units in fives below each other, policies as long as AWS takes,
/// FullAWSAccess on everything.
/// </summary>
internal static class LargeSnapshot
{
    private static readonly TargetId Root = TargetId.Parse("r-big1");

    public static OrganizationSnapshot Of(int accounts, int units, int policies)
    {
        List<SnapshotUnit> tree =
            [.. Enumerable.Range(0, units).Select(number => new SnapshotUnit(
                Unit(number), $"Unit {number}", number < 5 ? Root : Unit((number / 5) - 1)))];
        List<SnapshotAccount> members =
            [.. Enumerable.Range(0, accounts).Select(number => new SnapshotAccount(
                Account(number), $"account-{number}", Unit(number % units), "ACTIVE"))];
        List<TargetId> all =
        [Root, .. tree.Select(unit => unit.Id), .. members.Select(account => TargetId.Parse(account.Id.Value))];
        var content =
            """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:CreateAccessKey","Resource":"*"}]}""";
        return new OrganizationSnapshot(
            new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero),
            OrganizationId.Parse("o-largelarge"),
            RootId.Parse(Root.Value),
            Account(0),
            Partition.Commercial,
            AllFeatures: true,
            ServiceControlPoliciesAreOn: true,
            tree,
            members,
            [
                new("p-FullAWSAccess", "FullAWSAccess", "", AwsManaged: true, content, all),
                .. Enumerable.Range(1, policies - 1).Select(number => new SnapshotPolicy(
                    $"p-{number:D8}", $"Policy {number}", "", AwsManaged: false,
                    content.PadRight(PolicyLimits.Default.PolicyCharacters), [Unit(number % units)])),
            ],
            ["config.amazonaws.com"])
        {
            Delegations =
            [
                new("iam.amazonaws.com", Account(1)),
                new("member.org.stacksets.cloudformation.amazonaws.com", Account(0)),
                new("member.org.stacksets.cloudformation.amazonaws.com", Account(1)),
            ],
        };
    }

    private static TargetId Unit(int number) =>
        TargetId.Parse(string.Create(CultureInfo.InvariantCulture, $"ou-big1-{number:D8}"));

    private static AccountId Account(int number) =>
        AccountId.Parse(string.Create(CultureInfo.InvariantCulture, $"{100_000_000_000 + number}"));
}
