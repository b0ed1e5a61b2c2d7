using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Snapshots;

/// <summary>The organization that the snapshot is of: the names are those of the organization file.</summary>
internal sealed record SnapshotOrganizationSection(
    Located<OrganizationId>? Id,
    Located<RootId>? RootId,
    Located<AccountId>? ManagementAccount,
    Located<Partition>? Partition,
    Located<bool>? AllFeatures)
{
    private static readonly Property<OrganizationId> IdProperty =
        new("id", "The organization's id.", IdShapes.Organization, Required: true);

    private static readonly Property<RootId> RootIdProperty =
        new("rootId", "The root of the organization's tree.", IdShapes.Root, Required: true);

    private static readonly Property<AccountId> ManagementAccountProperty =
        new("managementAccountId", "The management account: 12 digits in quotes.", IdShapes.Account, Required: true);

    private static readonly Property<Partition> PartitionProperty =
        new("partition", "aws, aws-us-gov or aws-cn.",
            new ChoiceShape<Partition>(
                "partition",
                [.. Ids.Partition.All.Select(partition => KeyValuePair.Create(partition.Name, partition))]),
            Required: true);

    private static readonly Property<bool> AllFeaturesProperty =
        new(
            "allFeatures",
            "True if it has all features enabled, false if it has consolidated billing alone.",
            new FlagShape(),
            Required: true);

    public static readonly ObjectShape<SnapshotOrganizationSection> Shape = new(
        [IdProperty, RootIdProperty, ManagementAccountProperty, PartitionProperty, AllFeaturesProperty],
        fields => new(
            fields.Get(IdProperty),
            fields.Get(RootIdProperty),
            fields.Get(ManagementAccountProperty),
            fields.Get(PartitionProperty),
            fields.Get(AllFeaturesProperty)));
}
