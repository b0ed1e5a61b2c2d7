using Guardrails.Core.Ids;
using Guardrails.Core.Json;
using Guardrails.Core.Packs;

namespace Guardrails.Core.Organizations.File;

/// <summary>The file's section on one conformance pack.</summary>
internal sealed record ConformancePackSection(ConformancePack Pack, Located<bool>? Enabled)
{
    private static readonly Property<bool> EnabledProperty =
        new(
            "enabled",
            "True deploys the pack, false does not; true when left out, where the partition has its rules.",
            new FlagShape());

    public static readonly CatalogShape<ConformancePackSection> Shape = new(
        "conformance pack",
        [.. ConformancePackCatalog.All.Select(pack => new Property<ConformancePackSection>(
            pack.Name,
            pack.Description,
            new ObjectShape<ConformancePackSection>(
                [EnabledProperty], fields => new(pack, fields.Get(EnabledProperty)))))]);

    public void Check(Partition partition, FileErrors errors)
    {
        if (Enabled is { Value: true } on && Pack.WhyNotIn(partition) is { } why)
            errors.Add(on.At, $"{Pack.Name} does not apply in partition {partition}: {why}", "false, or leave it out");
    }

    /// <summary>The packs that are on, in catalog order.</summary>
    public static IReadOnlyList<ConformancePack> Selected(
        IReadOnlyList<ConformancePackSection> said, Partition partition) =>
    [
        .. from pack in ConformancePackCatalog.All
           let section = said.SingleOrDefault(one => one.Pack == pack)
           where pack.AppliesTo(partition) && (section?.Enabled?.Value ?? true)
           select pack,
    ];
}
