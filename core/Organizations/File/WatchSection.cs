using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Organizations.File;

/// <summary>The file's section on further Regions from which root users' events are forwarded.</summary>
internal sealed record WatchSection(Located<IReadOnlyList<Located<string>>>? Regions)
{
    private static readonly Property<IReadOnlyList<Located<string>>> RegionsProperty =
        new(
            "regions",
            "Further Regions in which root users are heard in every watched account, each at a price that plan prints; "
            + "the home Region and those of sign-ins always are. Every account must have them enabled.",
            new ListShape<string>(
                new TextShape<string>(
                    "an AWS Region", "a Region such as 'eu-central-1'", Partition.RegionPattern, IsRegion),
                "Regions",
                most: 40));

    public static readonly ObjectShape<WatchSection> Shape =
        new([RegionsProperty], fields => new(fields.Get(RegionsProperty)));

    public void Check(OrganizationSection organization, FileErrors errors)
    {
        var partition = organization.Partition;
        foreach (var region in Regions?.Value ?? [])
        {
            if (partition.WhyNoRootUsers is { } why)
                errors.Add(region.At, $"nothing is heard in partition {partition}: {why}", "no Region: leave it out");
            else if (!partition.HasRegion(region.Value))
            {
                errors.Add(
                    region.At,
                    $"'{region.Value}' is not a Region of partition {partition}, in which the organization is",
                    "a Region of that partition, other than "
                        + Printable.Choice(partition.RootEventRegions));
            }
            else if (partition.RootEventRegions.Contains(region.Value))
            {
                errors.Add(
                    region.At,
                    $"'{region.Value}' is heard already: it is "
                        + (region.Value == partition.HomeRegion ? "the home Region" : "a Region of sign-ins"),
                    "another Region, or leave it out");
            }
        }
    }

    public WatchSettings Parsed() => new([.. (Regions?.Value ?? []).Select(region => region.Value)]);

    private static bool IsRegion(string text, out string value)
    {
        value = text;
        return Partition.All.Any(partition => partition.HasRegion(text));
    }
}
