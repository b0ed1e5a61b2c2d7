using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Packs;

namespace Guardrails.Core.Organizations;

/// <summary>A guardrail, a control, a conformance pack or a feature that is left out in a partition.</summary>
/// <param name="Name">Its name in the catalog, or AWS's name of the feature.</param>
/// <param name="Why">The reason why it does not apply there.</param>
public sealed record PartitionGap(string Name, string Why)
{
    /// <summary>
    /// Everything that does not apply in the partition, in the order of the catalogs; empty in
    /// the commercial partition.
    /// </summary>
    public static IReadOnlyList<PartitionGap> In(Partition partition) =>
    [
        .. from one in Everything(partition)
           where one.Why is not null
           select new PartitionGap(one.Name, one.Why),
    ];

    /// <summary>The same in sentences, one for each reason.</summary>
    public static IReadOnlyList<string> Sentences(Partition partition) =>
    [
        .. from one in In(partition)
           group one.Name by one.Why into sameReason
           select $"Not in partition {partition}, because {sameReason.Key}: {string.Join(", ", sameReason)}.",
    ];

    private static IEnumerable<(string Name, string? Why)> Everything(Partition partition) =>
    [
        .. GuardrailCatalog.All.Select(guardrail => (guardrail.Name, guardrail.WhyNotIn(partition))),
        .. ControlCatalog.All.Select(control => (control.Name, control.WhyNotIn(partition))),
        .. ConformancePackCatalog.All.Select(pack => (pack.Name, pack.WhyNotIn(partition))),
        .. TrustedServices.AllFeatures.Select(feature => (feature, TrustedServices.WhyNotIn(partition, feature))),
    ];
}
