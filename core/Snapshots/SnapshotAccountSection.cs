using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Snapshots;

/// <summary>The file's section on one account.</summary>
internal sealed record SnapshotAccountSection(
    Located<AccountId>? Id,
    Located<string>? Name,
    Located<TargetId>? Parent,
    Located<string>? State)
{
    private static readonly Property<AccountId> IdProperty =
        new("id", "The account's id: 12 digits in quotes.", IdShapes.Account, Required: true);

    private static readonly Property<string> NameProperty =
        new("name", "The account's name.", TextShapes.Name, Required: true);

    private static readonly Property<string> StateProperty =
        new("state", "AWS's word for where the account is in its life.",
            new ChoiceShape<string>(
                "state",
                [.. SnapshotAccount.States.Select(state => KeyValuePair.Create(state, state))]),
            Required: true);

    public static readonly ObjectShape<SnapshotAccountSection> Shape = new(
        [IdProperty, NameProperty, SnapshotUnitSection.ParentProperty, StateProperty],
        fields => new(
            fields.Get(IdProperty),
            fields.Get(NameProperty),
            fields.Get(SnapshotUnitSection.ParentProperty),
            fields.Get(StateProperty)));

    public SnapshotAccount Parsed() => new(Id!.Value, Name!.Value, Parent!.Value, State!.Value);
}
