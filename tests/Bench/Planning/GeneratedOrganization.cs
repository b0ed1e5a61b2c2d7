using System.Globalization;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations.File;
using Guardrails.Core.Snapshots;

namespace Guardrails.Tests.Bench.Planning;

/// <summary>
/// A large organization, the same in every run: units five levels deep, and policies as organizations have them on
/// every level.
/// </summary>
internal static class GeneratedOrganization
{
    public const int Units = 500;
    public const int Policies = 400;

    private const int Seed = 20261123;
    private const string Root = "r-big1";
    private const string Management = "000000000001";
    private const int LevelsOfUnits = 5;

    private static readonly string[] Regions =
        ["us-east-1", "us-east-2", "us-west-2", "eu-west-1", "eu-central-1", "ap-southeast-2"];
    private static readonly string[] Services =
    [
        "ec2", "rds", "sagemaker", "redshift", "lightsail", "gamelift", "workspaces", "braket", "deepracer",
        "groundstation",
    ];

    /// <summary>The organization.</summary>
    /// <param name="accounts">How many accounts it has, the management account included.</param>
    public static OrganizationSnapshot Snapshot(int accounts)
    {
        var random = new Random(Seed);
        var units = MakeUnits(random);
        var parents = units.Select(unit => unit.Id).Prepend(TargetId.Parse(Root)).ToList();
        var members = Enumerable.Range(1, accounts).Select(number => new SnapshotAccount(
            AccountId.Parse(number.ToString("D12", CultureInfo.InvariantCulture)),
            $"account-{number}",
            number == 1 ? parents[0] : parents[random.Next(parents.Count)],
            "ACTIVE")).ToList();
        IEnumerable<TargetId> everywhere = [.. parents, .. members.Select(account => TargetId.Parse(account.Id.Value))];
        return new(
            new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero),
            OrganizationId.Parse("o-generatedorg"),
            RootId.Parse(Root),
            AccountId.Parse(Management),
            Partition.Commercial,
            AllFeatures: true,
            ServiceControlPoliciesAreOn: true,
            units,
            members,
            [
                new(
                    "p-FullAWSAccess", "FullAWSAccess", "", AwsManaged: true,
                    """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""",
                    [.. everywhere]),
                .. MakePolicies(random, parents),
            ],
            [.. TrustedServices.Trusted(Partition.Commercial)]);
    }

    /// <summary>The file that asks for every guardrail of the example at the root.</summary>
    public static string OrganizationFile() => $$"""
        {
          "organization": { "id": "o-generatedorg", "rootId": "{{Root}}", "managementAccountId": "{{Management}}" },
          "delegatedAdministrator": "000000000002",
          "guardrails": { "DenyRootUserActions": { "enabled": true } }
        }
        """;

    private static List<SnapshotUnit> MakeUnits(Random random)
    {
        var (units, depths) = (new List<SnapshotUnit>(), new List<int>());
        for (var number = 0; number < Units; number++)
        {
            var parent = number < 20 ? -1 : random.Next(number);
            while (parent >= 0 && depths[parent] == LevelsOfUnits)
                parent = random.Next(number);
            depths.Add(parent < 0 ? 1 : depths[parent] + 1);
            units.Add(new(
                TargetId.Parse(string.Create(CultureInfo.InvariantCulture, $"ou-big1-unit{number:D6}")),
                string.Create(CultureInfo.InvariantCulture, $"Unit{number}"),
                parent < 0 ? TargetId.Parse(Root) : units[parent].Id));
        }

        return units;
    }

    /// <summary>Each on one to five units, and never more than eight on one, so that the guardrails fit.</summary>
    private static IEnumerable<SnapshotPolicy> MakePolicies(Random random, List<TargetId> targets)
    {
        var held = new Dictionary<TargetId, int>();
        for (var number = 0; number < Policies; number++)
        {
            var chosen = new HashSet<TargetId>();
            for (var wanted = random.Next(1, 6); chosen.Count < wanted;)
            {
                var target = targets[random.Next(targets.Count)];
                if (held.GetValueOrDefault(target) < 8 && chosen.Add(target))
                    held[target] = held.GetValueOrDefault(target) + 1;
            }

            yield return new(
                string.Create(CultureInfo.InvariantCulture, $"p-generated{number:D4}"),
                string.Create(CultureInfo.InvariantCulture, $"Team{number}"),
                "",
                AwsManaged: false,
                $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', Statements(random))}}]}""",
                [.. chosen]);
        }
    }

    private static IEnumerable<string> Statements(Random random)
    {
        for (var left = random.Next(1, 5); left > 0; left--)
        {
            var regions =
                string.Join(',', Regions.Take(random.Next(1, Regions.Length)).Select(region => $"\"{region}\""));
            var service = Services[random.Next(Services.Length)];
            yield return random.Next(5) switch
            {
                0 =>
                    $$$$"""{"Effect":"Deny","NotAction":["iam:*","organizations:*","sts:*","support:*","s3:*","signin:*"],"Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":[{{{{regions}}}}]},"ArnNotLike":{"aws:PrincipalArn":["arn:aws:iam::*:role/BreakGlass","arn:aws:iam::*:role/stacksets-exec-*"]}}}""",
                1 =>
                    $$"""{"Effect":"Deny","Action":["{{service}}:*","{{Services[random.Next(Services.Length)]}}:Create*"],"Resource":"*"}""",
                2 =>
                    $$$$"""{"Effect":"Deny","Action":["iam:AttachRolePolicy","iam:DeleteRole","iam:DeleteRolePolicy","iam:PutRolePolicy","iam:UpdateRole"],"Resource":"arn:aws:iam::*:role/{{{{service}}}}-*","Condition":{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/{{{{service}}}}-admin"}}}""",
                3 =>
                    $$$$"""{"Effect":"Deny","Action":"iam:CreateAccessKey","Resource":"*","Condition":{"StringLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/{{{{service}}}}-*"}}}""",
                _ =>
                    $$$$"""{"Effect":"Deny","Action":["s3:PutBucketPublicAccessBlock","s3:DeleteBucket*","kms:ScheduleKeyDeletion","cloudtrail:StopLogging","config:Delete*"],"Resource":"*","Condition":{"Bool":{"aws:PrincipalIsAWSService":"false"}}}""",
            };
        }
    }
}
