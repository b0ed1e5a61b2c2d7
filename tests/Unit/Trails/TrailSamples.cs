using Guardrails.Core.Trails;

namespace Guardrails.Tests.Unit.Trails;

/// <summary>Trails as they are read.</summary>
internal static class TrailSamples
{
    public const string Arn = "arn:aws:cloudtrail:us-east-1:111111111111:trail/organization";

    /// <summary>A trail that brings everything.</summary>
    public static readonly TrailReading Good = new(Arn)
    {
        HomeRegion = "us-east-1",
        IsOrganization = true,
        IsMultiRegion = true,
        IsLogging = true,
        HasCustomSelectors = true,
        Selectors = Basic("All"),
    };

    public static TrailSelectors Basic(string? type, bool? management = true, params IReadOnlyList<string> excluded) =>
        new([new(type, management, excluded)], []);

    public static TrailSelectors Advanced(params IReadOnlyList<SelectorCondition> conditions) =>
        new([], [new(conditions)]);

    public static SelectorCondition Is(string field, params IReadOnlyList<string> values) =>
        new(field, values, [], IsOtherwise: false);

    public static SelectorCondition IsNot(string field, params IReadOnlyList<string> values) =>
        new(field, [], values, IsOtherwise: false);

    public static Coverage CoverageBy(TrailSelectors selectors) =>
        TrailCoverage.Of([Good with { Selectors = selectors }]).Coverage;
}
