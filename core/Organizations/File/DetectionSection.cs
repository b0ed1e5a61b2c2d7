using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Organizations.File;

/// <summary>The file's section on the accounts that are watched, and from where.</summary>
internal sealed record DetectionSection(
    Located<bool>? Enabled, Located<IReadOnlyList<Located<TargetId>>>? Units, Located<string>? Region)
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

    private static readonly Property<string> RegionProperty =
        new(
            "region",
            "The Region in which AWS Config's rules run, one in which AWS Config records in every account. It is "
            + "chosen before the first deploy; the home Region when left out.",
            new TextShape<string>(
                "an AWS Region", "a Region such as 'eu-central-1'", Partition.RegionPattern, IsRegion));

    public static readonly ObjectShape<DetectionSection> Shape =
        new(
            [EnabledProperty, UnitsProperty, RegionProperty],
            fields => new(fields.Get(EnabledProperty), fields.Get(UnitsProperty), fields.Get(RegionProperty)));

    /// <summary>True where the section turns detection off.</summary>
    public bool IsOff => Enabled is { Value: false };

    public void Check(OrganizationSection organization, FileErrors errors)
    {
        StackSetTargets.Check(Units, organization, errors);
        var partition = organization.Partition;
        if (Region is { } region && partition.WhyNoRootUsers is { } why)
            errors.Add(region.At, $"nothing is evaluated in partition {partition}: {why}", "no Region: leave it out");
        else if (Region is { } foreign && !partition.HasRegion(foreign.Value))
        {
            errors.Add(
                foreign.At,
                $"'{foreign.Value}' is not a Region of partition {partition}, in which the organization is",
                $"a Region of that partition, such as '{partition.HomeRegion}'");
        }
    }

    /// <summary>The scope that the section asks for. Only for a file without errors.</summary>
    public DetectionScope Parsed() => new(
        !IsOff,
        [.. (Units?.Value ?? []).Select(unit => unit.Value).Where(unit => unit.Kind == TargetKind.Unit)]);

    private static bool IsRegion(string text, out string value)
    {
        value = text;
        return Partition.All.Any(partition => partition.HasRegion(text));
    }
}
