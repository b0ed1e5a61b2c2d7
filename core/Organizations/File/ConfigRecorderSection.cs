using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Organizations.File;

/// <summary>The file's section on AWS Config recorders for accounts that have none.</summary>
internal sealed record ConfigRecorderSection(Located<bool>? Enabled, Located<IReadOnlyList<Located<TargetId>>>? Targets)
{
    private static readonly Property<bool> EnabledProperty =
        new(
            "enabled",
            "True gives accounts an AWS Config recorder; false when left out. "
            + "Refused where AWS Control Tower manages recorders.",
            new FlagShape());

    private static readonly Property<IReadOnlyList<Located<TargetId>>> TargetsProperty =
        new("targets", "The root or units whose accounts get it, now and when they join; the root when left out.",
            new ListShape<TargetId>(IdShapes.RootOrUnit, "the root or units", least: 1));

    public static readonly ObjectShape<ConfigRecorderSection> Shape =
        new(
            [EnabledProperty, TargetsProperty],
            fields => new(fields.Get(EnabledProperty), fields.Get(TargetsProperty)));

    public void Check(OrganizationSection organization, DetectionSection? detection, FileErrors errors)
    {
        if (Enabled is { Value: true } on && organization.Partition.WhyNoRootUsers is { } why)
            errors.Add(
                on.At,
                $"nothing is evaluated in partition {organization.Partition}: {why}",
                "false, or leave it out");
        else if (Enabled is { Value: true } useless && detection?.IsOff == true)
            errors.Add(
                useless.At,
                "detection is off ($.detection.enabled), and recorders serve nothing else here",
                "false, or leave it out");

        StackSetTargets.Check(Targets, organization, errors);
    }

    /// <summary>
    /// The recorder that the section asks for, or null where it is off. Only for a file without errors.
    /// </summary>
    public ConfigRecorderBaseline? Parsed(RootId root) => Enabled is { Value: true }
        ? new(Targets is { Value: var targets } ? [.. targets.Select(target => target.Value)] : [TargetId.Of(root)])
        : null;
}
