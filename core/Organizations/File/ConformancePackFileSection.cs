using Guardrails.Core.Ids;
using Guardrails.Core.Json;
using Guardrails.Core.Packs;

namespace Guardrails.Core.Organizations.File;

/// <summary>The file's section on one conformance pack that another file holds.</summary>
internal sealed record ConformancePackFileSection(
    Located<ConformancePackFile>? Path,
    Located<IReadOnlyDictionary<string, string>>? Parameters,
    Located<IReadOnlyList<Located<AccountId>>>? AllowedAccounts)
{
    /// <summary>Source: https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html</summary>
    private const int MostPacks = 50;

    private static readonly TextShape<ConformancePackFile> PathShape =
        new(
            "the path of a conformance pack",
            ConformancePackFile.Accepted,
            ConformancePackFile.Pattern,
            ConformancePackFile.TryParse);

    private static readonly Property<ConformancePackFile> PathProperty =
        new("path", "The template's path from this file's folder.", PathShape, Required: true);

    private static readonly Property<IReadOnlyDictionary<string, string>> ParametersProperty =
        new("parameters", "Values for the template's parameters, by name; its defaults when left out.",
            new TextMapShape(
                "parameters",
                PackTemplate.MostParameters,
                PackTemplate.LongestParameterName,
                PackTemplate.LongestParameterValue));

    private static readonly Property<IReadOnlyList<Located<AccountId>>> AllowedAccountsProperty =
        new(
            "allowedAccounts",
            "Other accounts whose Lambda functions or documents the template may name; none when left out.",
            new ListShape<AccountId>(IdShapes.Account, "account ids", most: 20));

    /// <summary>The catalog's packs count too. Two files of one name would be two packs of one name.</summary>
    public static readonly ListShape<ConformancePackFileSection> Shape = new(
        new ShortFormShape<ConformancePackFile, ConformancePackFileSection>(
            PathShape,
            path => new(path, Parameters: null, AllowedAccounts: null),
            new ObjectShape<ConformancePackFileSection>(
                [PathProperty, ParametersProperty, AllowedAccountsProperty],
                fields => new(
                    fields.Get(PathProperty),
                    fields.Get(ParametersProperty),
                    fields.Get(AllowedAccountsProperty)))),
        "paths of conformance packs with different file names",
        same: pack => pack.Path?.Value.Name,
        most: MostPacks - ConformancePackCatalog.All.Count);

    public static void Check(
        Located<IReadOnlyList<Located<ConformancePackFileSection>>>? files,
        Partition partition,
        FileErrors errors)
    {
        foreach (var file in (files?.Value ?? [])
            .Select(section => section.Value.Path)
            .OfType<Located<ConformancePackFile>>())
        {
            if (ConformancePackCatalog.Find(file.Value.Name) is not null)
                errors.Add(
                    file.At,
                    $"{file.Value.Name} is the name of a conformance pack of the catalog",
                    "another file name");
            else if (partition.WhyNoRootUsers is { } why)
                errors.Add(
                    file.At,
                    $"nothing is evaluated in partition {partition}: {why}",
                    "an empty list, or leave it out");
        }
    }

    /// <summary>The pack. Only for a file without errors.</summary>
    public ConformancePackFile Parsed()
    {
        var pack = Path!.Value with
        {
            AllowedAccounts = [.. (AllowedAccounts?.Value ?? []).Select(account => account.Value.Value)],
        };
        return Parameters is null ? pack : pack with { Parameters = Parameters.Value };
    }
}
