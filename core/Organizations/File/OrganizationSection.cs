using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Organizations.File;

/// <summary>The organization that the file is about, and where it lives.</summary>
internal sealed record OrganizationSection(
    Located<OrganizationId>? Id,
    Located<RootId>? RootId,
    Located<AccountId>? ManagementAccount,
    Located<Partition>? NamedPartition,
    Located<string>? NamedHomeRegion)
{
    private static readonly Property<OrganizationId> IdProperty =
        new("id", "The organization's id: o- and 10 to 32 letters or digits.", IdShapes.Organization, Required: true);

    private static readonly Property<RootId> RootIdProperty =
        new(
            "rootId",
            "The root of the organization's tree: r- and 4 to 32 letters or digits.",
            IdShapes.Root,
            Required: true);

    private static readonly Property<AccountId> ManagementAccountProperty =
        new(
            "managementAccountId",
            "The management account: 12 digits in quotes. SCPs never reach it.",
            IdShapes.Account,
            Required: true);

    private static readonly Property<Partition> PartitionProperty =
        new("partition", "aws, aws-us-gov for GovCloud, or aws-cn for AWS China; aws when left out.",
            new ChoiceShape<Partition>(
                "partition",
                [.. Partition.All.Select(partition => KeyValuePair.Create(partition.Name, partition))]));

    private static readonly Property<string> HomeRegionProperty =
        new(
            "homeRegion",
            "Where everything is deployed but what detection.region moves: the Region in which the partition's IAM "
            + "logs, us-east-1, us-gov-west-1 or cn-north-1; that Region when left out.",
            new ChoiceShape<string>(
                "home Region",
                [.. Partition.All.Select(partition => KeyValuePair.Create(partition.HomeRegion, partition.HomeRegion))],
                WhyNotRegion));

    public static readonly ObjectShape<OrganizationSection> Shape = new(
        [IdProperty, RootIdProperty, ManagementAccountProperty, PartitionProperty, HomeRegionProperty],
        fields => new(
            fields.Get(IdProperty),
            fields.Get(RootIdProperty),
            fields.Get(ManagementAccountProperty),
            fields.Get(PartitionProperty),
            fields.Get(HomeRegionProperty)));

    public Partition Partition => NamedPartition?.Value ?? Partition.Commercial;

    public void Check(FileErrors errors)
    {
        if (NamedHomeRegion is { } region && region.Value != Partition.HomeRegion)
        {
            errors.Add(
                region.At,
                $"'{region.Value}' is not the home Region of partition {Partition}: {Why}",
                $"'{Partition.HomeRegion}'");
        }
    }

    private const string Why =
        "IAM, and with it what root users do, is logged in one Region of a partition; the rules alone may run in "
        + "another one ($.detection.region)";

    private static string WhyNotRegion(string region) =>
        $"'{Printable.Short(region)}' is no partition's home Region: {Why}";
}
