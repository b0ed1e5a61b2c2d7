using Guardrails.Core.Organizations.Shapes;
using Guardrails.Core.Posture;

namespace Guardrails.Core.Organizations.Sections;

/// <summary>What the file says of conformance packs that other files hold.</summary>
internal static class ConformancePackFileSection
{
    /// <summary>Source: https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html</summary>
    private const int MostPacks = 50;

    /// <summary>The catalog's packs count too. Two files of one name would be two packs of one name.</summary>
    public static readonly ListShape<ConformancePackFile> Shape = new(
        new TextShape<ConformancePackFile>("the path of a conformance pack", ConformancePackFile.Accepted, ConformancePackFile.Pattern, ConformancePackFile.TryParse),
        "paths of conformance packs with different file names",
        same: pack => pack.Name,
        most: MostPacks - ConformancePackCatalog.All.Count);

    public static void Check(Located<IReadOnlyList<Located<ConformancePackFile>>>? files, Partition partition, FileErrors errors)
    {
        foreach (var file in files?.Value ?? [])
        {
            if (ConformancePackCatalog.Find(file.Value.Name) is not null)
                errors.Add(file.At, $"{file.Value.Name} is the name of a conformance pack of the catalog", "another file name");
            else if (partition.WhyNoRootUsers is { } why)
                errors.Add(file.At, $"nothing is evaluated in partition {partition}: {why}", "an empty list, or leave it out");
        }
    }
}
