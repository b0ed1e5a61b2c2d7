using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Organizations.File;

/// <summary>The file's section on the accounts that are watched.</summary>
internal sealed record DetectionSection(Located<bool>? Enabled, Located<IReadOnlyList<Located<TargetId>>>? Units)
{
    /// <summary>A function's environment holds 4 KB, and a unit's id up to 68 characters.</summary>
    private const int MostUnits = 10;

    private static readonly Property<bool> EnabledProperty =
        new(
            "enabled",
            "True watches the root users of accounts; false deploys the service control policies alone. True when "
            + "left out.",
            new FlagShape());

    private static readonly Property<IReadOnlyList<Located<TargetId>>> UnitsProperty =
        new(
            "units",
            "The root or units whose accounts are watched, now and when they join; the root, and so every account, "
            + "when left out.",
            new ListShape<TargetId>(IdShapes.RootOrUnit, "the root or units", least: 1, most: MostUnits));

    public static readonly ObjectShape<DetectionSection> Shape =
        new(
            [EnabledProperty, UnitsProperty],
            fields => new(fields.Get(EnabledProperty), fields.Get(UnitsProperty)));

    /// <summary>True where the section turns detection off.</summary>
    public bool IsOff => Enabled is { Value: false };

    public void Check(OrganizationSection organization, FileErrors errors) =>
        StackSetTargets.Check(Units, organization, errors);

    /// <summary>The scope that the section asks for. Only for a file without errors.</summary>
    public DetectionScope Parsed() => new(
        !IsOff,
        [.. (Units?.Value ?? []).Select(unit => unit.Value).Where(unit => unit.Kind == TargetKind.Unit)]);
}
