using Guardrails.Core.Organizations.Shapes;

namespace Guardrails.Core.Organizations.Snapshots;

/// <summary>What the file says of one organizational unit.</summary>
internal sealed record SnapshotUnitSection(Located<TargetId>? Id, Located<string>? Name, Located<TargetId>? Parent)
{
    private static readonly Property<TargetId> IdProperty =
        new("id", "The unit's id.", Texts.Target("a unit id", "an organizational unit id (\"ou-ab12-c3d4e5f6\")", "ou-"), Required: true);

    private static readonly Property<string> NameProperty = new("name", "The unit's name.", Texts.Name, Required: true);

    public static readonly Property<TargetId> ParentProperty =
        new("parentId", "The root or the unit that it stands in.",
            Texts.Target("the id of a root or a unit", "a root id (\"r-ab12\") or an organizational unit id (\"ou-ab12-c3d4e5f6\")", "r-", "ou-"), Required: true);

    public static readonly ObjectShape<SnapshotUnitSection> Shape = new(
        [IdProperty, NameProperty, ParentProperty],
        fields => new(fields.Get(IdProperty), fields.Get(NameProperty), fields.Get(ParentProperty)));

    public SnapshotUnit Parsed() => new(Id!.Value, Name!.Value, Parent!.Value);
}
