using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Snapshots;

/// <summary>The file's section on one organizational unit.</summary>
internal sealed record SnapshotUnitSection(Located<TargetId>? Id, Located<string>? Name, Located<TargetId>? Parent)
{
    private static readonly Property<TargetId> IdProperty =
        new(
            "id",
            "The unit's id.",
            TextShapes.Target("a unit id", "an organizational unit id (\"ou-ab12-c3d4e5f6\")", TargetKind.Unit),
            Required: true);

    private static readonly Property<string> NameProperty =
        new("name", "The unit's name.", TextShapes.Name, Required: true);

    public static readonly Property<TargetId> ParentProperty =
        new("parentId", "The root or the unit that it stands in.",
            TextShapes.Target(
                "the id of a root or a unit",
                "a root id (\"r-ab12\") or an organizational unit id (\"ou-ab12-c3d4e5f6\")",
                TargetKind.Root,
                TargetKind.Unit),
            Required: true);

    public static readonly ObjectShape<SnapshotUnitSection> Shape = new(
        [IdProperty, NameProperty, ParentProperty],
        fields => new(fields.Get(IdProperty), fields.Get(NameProperty), fields.Get(ParentProperty)));

    public SnapshotUnit Parsed() => new(Id!.Value, Name!.Value, Parent!.Value);
}
